package show

// Action ids of buttons that stand on Home and in the settings.
const (
	OpenWorkspace = "office.open" // the settings of the whole workspace, for admins
	OpenAboutMe   = "me.open"     // what is stored about the member who presses
)
