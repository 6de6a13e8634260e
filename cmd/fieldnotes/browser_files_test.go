//go:build browser

package main

import (
	"os"
	"path/filepath"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// attaches chooses a file of this machine where a form asks for one.
func (p *page) attaches(name, path string) {
	p.t.Helper()
	input, err := chromedp.Run(p.ctx, chromedp.Evaluate[*runtime.RemoteObject](`document.querySelector('dialog input[type=file]')`))
	if err != nil || input.ObjectID == "" {
		p.t.Fatal("nothing asks for a file: ", err)
	}
	tell(p, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, ObjectID: input.ObjectID})
	p.reads(modal+" .file-names", name)
}

// downloads follows a link to a file and returns what is in it.
func (p *page) downloads(it thing) string {
	p.t.Helper()
	dir, told := p.t.TempDir(), true
	progress := chromedp.Events(p.ctx, browser.DownloadProgress)
	tell(p, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: dir, EventsEnabled: &told,
	})
	p.press(it)
	for e, err := range progress {
		if err != nil {
			p.t.Fatal(err)
		}
		if e.State == browser.DownloadProgressStateInProgress {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, e.GUID))
		if err != nil {
			p.t.Fatalf("the download of %s is %s: %v", it, e.State, err)
		}
		return string(content)
	}
	return ""
}
