package slacksim

// methods is all of the Web API that this workspace has. Scopes that depend on the conversation are checked
// where it is known.
var methods = map[string]method{
	"api.test":              {tier: 4, token: noToken, json: true, run: (*Sim).apiTest},
	"auth.test":             {tier: special, json: true, run: (*Sim).authTest},
	"apps.connections.open": {tier: 3, token: appToken, json: true, run: (*Sim).appsConnectionsOpen},
	"blocks.validate":       {tier: unlimited, token: noToken, json: true, run: (*Sim).blocksValidate},
	"bots.info":             {tier: 3, scopes: []string{"users:read"}, run: (*Sim).botsInfo},
	"team.info":             {tier: 3, scopes: []string{"team:read"}, json: true, run: (*Sim).teamInfo},

	"chat.postMessage": {tier: unlimited, scopes: []string{"chat:write"}, json: true,
		needs: []string{"channel"}, run: (*Sim).chatPostMessage}, // limited by channel instead
	"chat.postEphemeral": {tier: 4, scopes: []string{"chat:write"}, json: true,
		needs: []string{"channel", "user"}, run: (*Sim).chatPostEphemeral},
	"chat.update": {tier: 3, scopes: []string{"chat:write"}, json: true,
		needs: []string{"channel", "ts"}, run: (*Sim).chatUpdate},
	"chat.delete": {tier: 3, scopes: []string{"chat:write"}, json: true,
		needs: []string{"channel", "ts"}, run: (*Sim).chatDelete},
	"chat.getPermalink": {tier: special, needs: []string{"channel", "message_ts"}, run: (*Sim).chatGetPermalink},

	"conversations.open": {tier: 3, json: true, run: (*Sim).conversationsOpen,
		scopes: []string{"channels:manage", "groups:write", "im:write", "mpim:write"}},
	"conversations.info": {tier: 3, scopes: readScopes, needs: []string{"channel"}, run: (*Sim).conversationsInfo},
	"conversations.list": {tier: 2, scopes: readScopes, run: (*Sim).conversationsList},
	"conversations.members": {tier: 4, scopes: readScopes,
		needs: []string{"channel"}, run: (*Sim).conversationsMembers},
	"conversations.history": {tier: 3, scopes: historyScopes, json: true,
		needs: []string{"channel"}, run: (*Sim).conversationsHistory},
	"conversations.replies": {tier: 3, scopes: historyScopes,
		needs: []string{"channel", "ts"}, run: (*Sim).conversationsReplies},
	"conversations.join": {tier: 3, scopes: []string{"channels:join"}, json: true,
		needs: []string{"channel"}, run: (*Sim).conversationsJoin},

	"users.info":            {tier: 4, scopes: []string{"users:read"}, needs: []string{"user"}, run: (*Sim).usersInfo},
	"users.list":            {tier: 2, scopes: []string{"users:read"}, run: (*Sim).usersList},
	"users.conversations":   {tier: 3, scopes: readScopes, run: (*Sim).usersConversations},
	"usergroups.list":       {tier: 2, scopes: []string{"usergroups:read"}, run: (*Sim).usergroupsList},
	"usergroups.users.list": {tier: 2, scopes: []string{"usergroups:read"}, needs: []string{"usergroup"}, run: (*Sim).usergroupsUsersList},

	"views.open":    {tier: 4, json: true, needs: []string{"view"}, run: (*Sim).viewsOpen},
	"views.push":    {tier: 4, json: true, needs: []string{"view"}, run: (*Sim).viewsPush},
	"views.update":  {tier: 4, json: true, needs: []string{"view"}, run: (*Sim).viewsUpdate},
	"views.publish": {tier: 4, json: true, needs: []string{"user_id", "view"}, run: (*Sim).viewsPublish},

	"files.getUploadURLExternal": {tier: 4, scopes: []string{"files:write"},
		needs: []string{"length", "filename"}, run: (*Sim).filesGetUploadURL},
	"files.completeUploadExternal": {tier: 4, scopes: []string{"files:write"}, json: true,
		needs: []string{"files"}, run: (*Sim).filesCompleteUpload},
	"files.info":    {tier: 4, scopes: []string{"files:read"}, needs: []string{"file"}, run: (*Sim).filesInfo},
	"reactions.add": {tier: 3, scopes: []string{"reactions:write"}, json: true, needs: []string{"channel", "name", "timestamp"}, run: (*Sim).reactionsAdd},
}

var (
	readScopes    = []string{"channels:read", "groups:read", "im:read", "mpim:read"}
	historyScopes = []string{"channels:history", "groups:history", "im:history", "mpim:history"}
)
