package calendar

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decode turns UTF-16 into UTF-8 and takes a byte order mark away. Other bytes
// that are not UTF-8 stay as they are, for legible: a fold may split a character.
func decode(data string) string {
	var order unicode.Endianness
	switch {
	case strings.HasPrefix(data, "\xfe\xff"), strings.HasPrefix(data, "\x00B"):
		order = unicode.BigEndian
	case strings.HasPrefix(data, "\xff\xfe"), strings.HasPrefix(data, "B\x00"):
		order = unicode.LittleEndian
	default:
		return strings.TrimPrefix(data, "\ufeff")
	}
	text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().String(data)
	if err != nil {
		return data
	}
	return strings.TrimPrefix(text, "\ufeff")
}

// legible makes valid UTF-8 of a line: in the charset that it names, else, in
// a file that was never UTF-8, in the one that Windows used to write.
func legible(line, charset string, windows bool) string {
	if utf8.ValidString(line) {
		return line
	}
	if charset != "" {
		if enc, err := htmlindex.Get(charset); err == nil {
			if text, err := enc.NewDecoder().String(line); err == nil && utf8.ValidString(text) {
				return text
			}
		}
	}
	if windows {
		if text, err := charmap.Windows1252.NewDecoder().String(line); err == nil {
			return text
		}
	}
	return strings.ToValidUTF8(line, string(utf8.RuneError))
}
