package chat

import "context"

// follow has the request name channels by the ids that they have now: a form
// that was open, or a button that was posted, before a channel got another id
// still has its former one.
func (r *Router) follow(ctx context.Context, req *Request) error {
	var ids []string
	req.channels(func(id string) string {
		ids = append(ids, id)
		return id
	})
	if len(ids) == 0 || r.Moved == nil {
		return nil
	}
	moved, err := r.Moved(ctx, ids)
	if len(moved) > 0 {
		req.channels(func(id string) string {
			if now, ok := moved[id]; ok {
				return now
			}
			return id
		})
	}
	return err
}

// channels has each channel that the request names be what change makes of it.
func (r *Request) channels(change func(id string) string) {
	named := []*string{&r.Channel, &r.Value}
	if r.View != nil {
		named = append(named, &r.View.Meta.Channel, &r.View.Meta.ID)
		for field, value := range r.View.values {
			if isChannel(value.SelectedConversation) {
				value.SelectedConversation = change(value.SelectedConversation)
				r.View.values[field] = value
			}
		}
	}
	for _, id := range named {
		if isChannel(*id) {
			*id = change(*id)
		}
	}
}

// isChannel tells whether an id is one of Slack's for channels; ours have no capitals.
func isChannel(id string) bool { return len(id) > 1 && (id[0] == 'C' || id[0] == 'G') }
