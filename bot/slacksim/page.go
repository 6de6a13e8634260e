package slacksim

import (
	"embed"
	"io/fs"
	"net/http"
)

//go:embed page/*.html page/*.css page/*.js page/*.svg
var pageFiles embed.FS

// Nothing on the page comes from outside, and nobody may frame it.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// mountPage puts the page at / and what it asks at /sim/. The page can act as anybody, so all of it answers only
// to a browser on this machine that came from the page itself.
func (s *Sim) mountPage(mux *http.ServeMux) {
	for path, handle := range s.pageRoutes() {
		mux.Handle(path, ownPage(handle))
	}
	mux.Handle("/", ownPage(onlyGet(http.FileServerFS(pageAssets()))))
}

func (s *Sim) pageRoutes() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /sim/state":             pageAnswer(s.pageState),
		"GET /sim/messages":          pageAnswer(s.pageMessages),
		"GET /sim/views":             pageAnswer(s.pageViews),
		"GET /sim/clock":             pageAnswer(s.pageClock),
		"GET /sim/events":            s.pageEvents,
		"GET /sim/files/{id}/{name}": s.pageFile,
		"POST /sim/upload":           s.pageUpload,
		"POST /sim/say":              pageGesture(s.pageSay),
		"POST /sim/file":             pageGesture(s.pageShare),
		"POST /sim/read":             pageGesture(s.pageRead),
		"POST /sim/join":             pageGesture(s.pageJoin),
		"POST /sim/action":           pageGesture(s.pageAction),
		"POST /sim/options":          pageGesture(s.pageOptions),
		"POST /sim/submit":           pageGesture(s.pageSubmit),
		"POST /sim/close":            pageGesture(s.pageClose),
		"POST /sim/home":             pageGesture(s.pageHome),
		"POST /sim/shortcut":         pageGesture(s.pageShortcut),
		"POST /sim/clock":            pageGesture(s.pageJump),
	}
}

func pageAssets() fs.FS {
	assets, err := fs.Sub(pageFiles, "page")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return assets
}
