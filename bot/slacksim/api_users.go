package slacksim

import "slices"

const mostWithoutLimit = 500 // people that users.list gives without being told a limit

func (s *Sim) usersInfo(c *call) (object, *refusal) {
	p, ok := s.people.get(c.args["user"])
	if !ok {
		return nil, refuse("user_not_found")
	}
	return object{"user": s.userJSON(p, c.flag("include_locale"))}, nil
}

func (s *Sim) usersList(c *call) (object, *refusal) {
	n := len(s.people.order)
	if c.args["limit"] == "" && n > mostWithoutLimit {
		return nil, refuse("limit_required")
	}
	from, to, next, no := page(c, n, n, 1000)
	if no != nil {
		return nil, no
	}
	members := []userJSON{}
	for _, id := range s.people.order[from:to] {
		members = append(members, s.userJSON(s.people.byID[id], c.flag("include_locale")))
	}
	reply := more("members", members, next)
	reply["cache_ts"] = s.Now().Unix()
	return reply, nil
}

func (s *Sim) usergroupsList(c *call) (object, *refusal) {
	if len(s.groups.order) == 0 {
		return nil, refuse("plan_upgrade_required")
	}
	groups := []object{}
	for g := range s.groups.all() {
		shown := object{"id": g.ID, "team_id": s.team.ID, "is_usergroup": true, "name": g.Name, "description": "",
			"handle": g.Handle, "is_external": false, "date_create": 0, "date_update": 0, "date_delete": 0,
			"auto_type": nil, "created_by": slackbot, "updated_by": slackbot, "deleted_by": nil,
			"prefs": object{"channels": []string{}, "groups": []string{}}, "user_count": len(g.Members)}
		if c.flag("include_users") {
			shown["users"] = slices.Clone(g.Members)
		}
		groups = append(groups, shown)
	}
	return object{"usergroups": groups}, nil
}

func (s *Sim) usergroupsUsersList(c *call) (object, *refusal) {
	if len(s.groups.order) == 0 {
		return nil, refuse("plan_upgrade_required")
	}
	g, ok := s.groups.get(c.args["usergroup"])
	if !ok {
		return nil, refuse("no_such_subteam")
	}
	return object{"users": slices.Clone(g.Members)}, nil
}
