// Package online knows how calendars and pages say that an event takes place
// nowhere.
package online

import "regexp"

// names are what they write where a place would be, alone, with a word like
// "meeting", or with more behind a sign: "Zoom (link follows)". A "ZOOM
// Erlebniswelt" is a place, and so is a "Virtual Reality Café, Via Roma 7".
var names = regexp.MustCompile(`(?i)^(https?://\S+|` +
	`((via|on|su|per|über|live) )?` +
	`(online|on-line|virtuale?|virtuell|remote(ly)?|da remoto|in rete|webinar|livestream|live stream|(diretta )?streaming|videoconferenza|video ?call|` +
	`zoom|(microsoft |ms )?teams|google meet|gotomeeting|gotowebinar|(cisco )?webex|skype|jitsi|bigbluebutton|youtube|twitch|discord|` +
	`microsoft teams-besprechung|(riunione|evento|incontro|corso|diretta|veranstaltung) (di microsoft teams|online|virtuale))` +
	`( (event|events|meeting|call|webinar|session|seminar|conference|link|live|only|streaming|server|channel|evento|riunione|veranstaltung))*` +
	`(\s*[(:;|/–—-].*|,\D*)?)$`)

// Is tells whether what stands in the place of a place is none.
func Is(place string) bool { return names.MatchString(place) }
