package learn

import (
	"net/url"
	"slices"
	"strings"
)

// trackers and trackerFamilies are query parameters that tell where a visitor
// came from and say nothing about the page; of a family, how their names begin.
var (
	trackers = []string{
		"fbclid", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id",
		"igsh", "igshid", "mkt_tok", "_ga", "_gl", "_ke", "aff", "affiliate", "ref", "referrer", "referer", "ref_src", "ref_url",
		"recid", "recsource", "rectype", "eventorigin", "trk", "trackingid", "fb_ref", "fb_source", "acontext",
		"keep_tld", "spm", "sms_ss", "share_from", "cmpid", "wt_mc",
	}
	trackerFamilies = []string{"utm_", "mtm_", "pk_", "hsa_", "mc_", "vero_", "oly_", "__hs", "_hs"}
)

func isTracker(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains(trackers, name) ||
		slices.ContainsFunc(trackerFamilies, func(begin string) bool { return strings.HasPrefix(name, begin) })
}

// LinkKey is the same for links to the same page, whatever their scheme, www,
// order of parameters, tracking parameters and fragment: "" for what is no link.
func LinkKey(link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	key := host + strings.TrimRight((&url.URL{Path: u.Path}).EscapedPath(), "/")
	query := untracked(u.RawQuery)
	slices.Sort(query)
	if len(query) > 0 {
		key += "?" + strings.Join(query, "&")
	}
	if isRoute(u.Fragment) {
		key += "#" + u.Fragment
	}
	return key
}

// isRoute tells whether a fragment names a page: "#/events/7" and "#!events"
// do, "#agenda" is a place on the same one.
func isRoute(fragment string) bool {
	return strings.HasPrefix(fragment, "/") && len(fragment) > 1 || strings.HasPrefix(fragment, "!")
}

// CleanLink is the link without tracking parameters; what is no link stays as it is.
func CleanLink(link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || u.Host == "" {
		return link
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	u.RawQuery, u.ForceQuery = strings.Join(untracked(u.RawQuery), "&"), false
	return u.String()
}

// untracked is the parameters of a query, as they were written, without tracking.
func untracked(query string) []string {
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		if plain, err := url.QueryUnescape(name); err == nil {
			name = plain
		}
		if part != "" && !isTracker(name) {
			kept = append(kept, part)
		}
	}
	return kept
}
