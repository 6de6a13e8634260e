package chat

import "github.com/fieldnotes-slack/fieldnotes/bot/learn"

// Policy is what admins decided, as it counts now.
func (w *Workspace) Policy() learn.Policy {
	if p := w.policy.Load(); p != nil {
		return *p
	}
	usual := learn.UsualPolicy()
	usual.Home = w.Home
	return usual
}

// SetPolicy has a policy count from now on.
func (w *Workspace) SetPolicy(p learn.Policy) {
	w.policy.Store(&p)
	w.Locales.speak(p.Language)
}

// Member names a member; of learn.Nobody it says that it was somebody.
func (l *Locale) Member(id string) Mrkdwn {
	if id == learn.Nobody {
		return l.M("member.nobody")
	}
	return Mention(id)
}
