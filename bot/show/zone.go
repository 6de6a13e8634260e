package show

import "github.com/fieldnotes-slack/fieldnotes/bot/chat"

// City is the city of an IANA zone as readers of loc call it, in plain words.
func City(loc *chat.Locale, zone string) string {
	key := "zone.city." + zone
	if name := loc.T(key); name != key {
		return name
	}
	return chat.City(zone)
}
