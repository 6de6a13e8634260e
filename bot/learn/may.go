package learn

// Actor is a member with the roles that decide what they may do.
type Actor struct {
	ID    string
	Admin bool // L&D admin: by the environment, an admin's word or a group; else the workspace's own admins
	HR    bool
	// Digests tells whether the member looks after a channel's digest. Only
	// what needs it finds it out.
	Digests bool
	// SetsDigests tells whether the workspace lets everybody set up the digest of
	// a channel that they are in.
	SetsDigests bool
}

// Action is something that not everybody may do.
type Action string

// The actions that Actor.May knows.
const (
	EditEvent      Action = "edit event"
	CancelEvent    Action = "cancel event"
	HandOverEvent  Action = "hand over event"
	SetFeeds       Action = "set feeds"
	RemoveFeed     Action = "remove feed"
	EditLesson     Action = "edit lesson"
	WithdrawLesson Action = "withdraw lesson"
	HideLesson     Action = "hide lesson" // and show it again
	SetDigest      Action = "set digest"
	SendDigest     Action = "send digest" // now, whatever its schedule
	ReadSummary    Action = "read summary"
	SetSummary     Action = "set summary" // in which channel it comes each month
	AllowChannel   Action = "allow external channel"
	RetryDelivery  Action = "retry delivery"
	SetAdmins      Action = "set admins"
	SetWorkspace   Action = "set workspace" // what counts for everybody, and groups
)

// who may do something: the owner of what it is done to, the roles, anybody
// unless admins keep digests to themselves.
type who struct{ owner, admin, hr, digests, setters bool }

var permissions = map[Action]who{
	EditEvent:      {owner: true, admin: true},
	CancelEvent:    {owner: true, admin: true},
	HandOverEvent:  {owner: true, admin: true},
	SetFeeds:       {admin: true, digests: true},
	RemoveFeed:     {owner: true, admin: true},
	EditLesson:     {owner: true},
	WithdrawLesson: {owner: true},
	HideLesson:     {admin: true},
	SetDigest:      {admin: true, setters: true},
	SendDigest:     {admin: true},
	ReadSummary:    {admin: true, hr: true},
	SetSummary:     {admin: true},
	AllowChannel:   {admin: true},
	RetryDelivery:  {owner: true, admin: true},
	SetAdmins:      {admin: true},
	SetWorkspace:   {admin: true},
}

// Actions are all that Actor.May knows.
func Actions() []Action {
	all := make([]Action, 0, len(permissions))
	for a := range permissions {
		all = append(all, a)
	}
	return all
}

// May tells whether the actor may do action to something that owner owns
// ("" when nobody does). This is the only place that decides it.
func (a Actor) May(action Action, owner string) bool {
	p := permissions[action]
	return p.setters && a.SetsDigests || p.owner && owner != "" && a.ID == owner || p.admin && a.Admin || p.hr && a.HR ||
		p.digests && a.Digests
}

// Viewer is who looks, and from where: a command typed in a private channel
// proves membership of it, so Here opens that channel's content.
type Viewer struct {
	Member string
	Here   string // channel id, or ""
}
