package online_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/online"
)

func TestWhatIsNoPlace(t *testing.T) {
	for _, place := range []string{
		"Online", "online event", "Evento online", "Virtual", "Microsoft Teams Meeting", "Riunione di Microsoft Teams", "Zoom", "via Zoom",
		"Zoom (link in the description)", "Zoom - Meeting ID 123 456", "Online, link after registration", "https://meet.example/abc", "Webinar",
		"Google Meet", "YouTube Live", "Da remoto", "ONLINE | Zoom",
	} {
		if !online.Is(place) {
			t.Errorf("%s is a place", place)
		}
	}
	for _, place := range []string{
		"", "ZOOM Erlebniswelt, Bleckstraße 64, Gelsenkirchen", "Virtual Reality Café, Via Roma 7, Torino", "Remote Coworking, Lisboa",
		"Zoom, Via Roma 1, Torino", "Teams of Tomorrow Hub", "Via Zoom 3", "Palazzo Reale (also online)", "Skype Building, Tallinn",
	} {
		if online.Is(place) {
			t.Errorf("%s is no place", place)
		}
	}
}
