package slacksim

import (
	"encoding/base64"
	"strconv"
	"strings"
)

// cursors are opaque to the app: where the next page begins, in base64.
func cursorAt(place string) string { return base64.StdEncoding.EncodeToString([]byte("next:" + place)) }

func placeOf(cursor string) (string, *refusal) {
	raw, err := base64.StdEncoding.DecodeString(cursor)
	place, ok := strings.CutPrefix(string(raw), "next:")
	if err != nil || !ok {
		return "", refuse("invalid_cursor")
	}
	return place, nil
}

// page cuts the part of a list of n things that a call asks for: from, to and the cursor for the next part.
func page(c *call, n, standard, most int) (from, to int, next string, no *refusal) {
	limit, no := c.number("limit", standard, 1, most, "invalid_limit")
	if no != nil {
		return 0, 0, "", no
	}
	if c.args["cursor"] != "" {
		place, no := placeOf(c.args["cursor"])
		if no != nil {
			return 0, 0, "", no
		}
		if from, _ = strconv.Atoi(place); from < 1 || from > n {
			return 0, 0, "", refuse("invalid_cursor")
		}
	}
	if to = from + limit; to < n {
		return from, to, cursorAt(strconv.Itoa(to)), nil
	}
	return from, n, "", nil
}

// more is a list's answer with the cursor of its next page, "" at the end.
func more(key string, list any, next string) object {
	return object{key: list, "response_metadata": object{"next_cursor": next}}
}
