package bot_test

import (
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

// sites are the pages of a story's internet, by host and path.
type sites map[string]map[string]http.Handler

// page has an address answer with handler from now on.
func (s *stage) page(address string, handler http.Handler) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		s.t.Fatalf("%s: %q is no address", s.where, address)
	}
	if s.sites[u.Host] == nil {
		pages := map[string]http.Handler{}
		s.sites[u.Host] = pages
		s.web.Site(u.Host, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if page := pages[r.URL.Path]; page != nil {
				page.ServeHTTP(w, r)
			} else {
				http.NotFound(w, r)
			}
		}))
	}
	s.sites[u.Host][u.Path] = handler
}

var mediaTypes = map[string]string{"page": "text/html; charset=utf-8", "Latin-1 page": "text/html; charset=iso-8859-1", "calendar": "text/calendar; charset=utf-8"}

// webHas puts a page or a calendar on the internet.
func webHas(s *stage, l line, part []string) {
	kind, address, body := part[0], part[1], long(strings.Join(l.below, "\n"))
	sent := s.sent[address]
	if sent == nil {
		sent = &atomic.Int64{}
		s.sent[address] = sent
	}
	if kind == "Latin-1 page" {
		body = latin1(body)
	}
	s.page(address, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", mediaTypes[kind])
		tag := fmt.Sprintf("%q", fmt.Sprint(len(body), body[:min(20, len(body))]))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent.Add(1)
		_, _ = fmt.Fprint(w, body) // the reader may have gone
	}))
}

// webCrowds puts a calendar of many events on the internet, an hour each from
// the story's beginning on.
func webCrowds(s *stage, l line, part []string) {
	count := 0
	if _, err := fmt.Sscan(part[1], &count); err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
	below := []string{"BEGIN:VCALENDAR", "VERSION:2.0"}
	for i := range count {
		at := s.now().Add(time.Duration(i+1) * time.Hour).UTC().Format("20060102T150405Z")
		below = append(below, "BEGIN:VEVENT", fmt.Sprintf("UID:%d@crowd.example", i), "DTSTART:"+at, fmt.Sprintf("SUMMARY:Talk %d", i+1), "END:VEVENT")
	}
	webHas(s, line{l.where, l.text, append(below, "END:VCALENDAR")}, []string{"calendar", part[0]})
}

// webSent counts how often a page or a calendar went out as a whole, not how
// often the answer was that it is still the same.
func webSent(s *stage, _ line, part []string) {
	if n := s.sent[part[0]]; n == nil || itoa(int(n.Load())) != part[1] {
		s.t.Errorf("%s: it was sent %v times", s.where, n)
	}
}

func latin1(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteByte(byte(r))
	}
	return b.String()
}

// webAnswers has an address answer with a status, such as 404.
func webAnswers(s *stage, _ line, part []string) {
	var status int
	if _, err := fmt.Sscan(part[1], &status); err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
	s.page(part[0], http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
}

func webLeads(s *stage, _ line, part []string) {
	s.page(part[0], http.RedirectHandler(part[1], http.StatusFound))
}

// webDrips has a page come a byte a second.
func webDrips(s *stage, _ line, part []string) {
	s.page(part[0], http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := fmt.Fprint(w, "<"); err != nil {
				return
			}
			_ = http.NewResponseController(w).Flush() // the reader may have gone
			select {
			case <-time.After(time.Second):
			case <-r.Context().Done():
			}
		}
		panic(http.ErrAbortHandler) // it never came to its end
	}))
}

// webTarries has a page come late.
func webTarries(s *stage, l line, part []string) {
	body := strings.Join(l.below, "\n")
	late, err := time.ParseDuration(part[1] + "s")
	if err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
	s.page(part[0], http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(late):
			_, _ = fmt.Fprint(w, body) // the reader may have gone
		case <-r.Context().Done():
		}
	}))
}

// webFloods has a page of many megabytes, with its head at the beginning.
func webFloods(s *stage, l line, part []string) {
	head := strings.Join(l.below, "\n")
	s.page(part[0], http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaTypes["page"])
		if _, err := fmt.Fprint(w, head); err != nil {
			return
		}
		filling := strings.Repeat("<p>and more</p>\n", 64<<10)
		for range 50 {
			if _, err := fmt.Fprint(w, filling); err != nil {
				return
			}
		}
	}))
}

// webName has a name stand for addresses, one a lookup, the last one for ever.
func webName(s *stage, _ line, part []string) {
	var all []netip.Addr
	for _, text := range strings.Split(part[1], ", then ") {
		a, err := netip.ParseAddr(text)
		if err != nil {
			s.t.Fatalf("%s: %v", s.where, err)
		}
		all = append(all, a)
	}
	s.web.Name(part[0], all...)
}

// chooses puts a file into the file field of the open form.
func chooses(s *stage, l line, part []string) {
	view := s.top(part[0])
	for _, b := range parseBlocks(view.Blocks) {
		if e := b.child("element"); e != nil && e.text("type") == "file_input" {
			file := s.hand(part[0]).Upload(part[1], []byte(long(strings.Join(l.below, "\r\n"))))
			if err := s.hand(part[0]).Fill(view.ID, b.text("block_id"), e.text("action_id"), file); err != nil {
				s.t.Fatalf("%s: %v", s.where, err)
			}
			return
		}
	}
	s.t.Fatalf("%s: the form %q has no field for a file", s.where, view.Title)
}

func drops(s *stage, l line, part []string) {
	s.vain(s.hand(part[0]).SendFile(s.t.Context(), s.place(part[2]), "", part[1], []byte(long(strings.Join(l.below, "\r\n")))))
}

// seesFile looks into the newest file that a person sees in a place.
func seesFile(s *stage, l line, part []string) {
	messages := s.hand(part[0]).Messages(s.place(part[2]))
	for i := len(messages) - 1; i >= 0; i-- {
		for _, f := range messages[i].Files {
			if f.Name != part[1] {
				continue
			}
			_, content, _ := s.sim.File(f.ID)
			lines := strings.Split(strings.ReplaceAll(string(content), "\r\n ", ""), "\r\n")
			if strings.HasSuffix(f.Name, ".zip") {
				lines = s.unpacked(content)
			}
			if w := missing(lines, l.below); w != "" {
				s.t.Errorf("%s: %q is not in the file:\n%s", s.where, w, strings.Join(lines, "\n"))
			}
			return
		}
	}
	s.t.Errorf("%s: %s sees no file %q in %s", s.where, part[0], part[1], part[2])
}
