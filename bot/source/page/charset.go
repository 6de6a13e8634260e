package page

import (
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/legacy"
)

// textIn is a body as text in UTF-8; ok is false for what is no text.
func textIn(body []byte, contentType string) (text string, ok bool) {
	if !isText(body, contentType) {
		return "", false
	}
	if whole := body[:len(body)-partRune(body)]; utf8.Valid(whole) && !isASCII(whole) {
		return string(whole), true // nothing else looks like it, whatever the header says
	}
	encoding, name, _ := charset.DetermineEncoding(body, contentType)
	if name == "utf-8" && legacy.Is(string(body)) {
		encoding = charmap.Windows1252
	}
	decoded, err := encoding.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), ""), true
	}
	return string(decoded), true
}

func isText(body []byte, contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil || kind == "application/octet-stream" {
		kind, _, _ = mime.ParseMediaType(http.DetectContentType(body))
	}
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "json") || strings.HasSuffix(kind, "xml")
}

// partRune is the length of a character that the end of a body, cut at a
// limit, has only the beginning of.
func partRune(body []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(body); n++ {
		if last := body[len(body)-n:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				return n
			}
			return 0
		}
	}
	return 0
}

func isASCII(body []byte) bool {
	for _, c := range body {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
