package slacksim

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

const maxBody = 4 << 20 // bytes of a request that we read at all

// args are a call's arguments as text. What was nested in a JSON body is JSON text, as it would be in a form.
type args map[string]string

func (a args) flag(name string) bool {
	switch a[name] {
	case "true", "1":
		return true
	}
	return false
}

// number reads a whole number between low and high, or the default.
func (a args) number(name string, def, low, high int, code string) (int, *refusal) {
	if a[name] == "" {
		return def, nil
	}
	n, err := strconv.Atoi(a[name])
	if err != nil {
		return 0, invalid("[ERROR] must be an integer [json-pointer:/" + name + "]")
	}
	if n < low || n > high {
		return 0, refuse(code)
	}
	return n, nil
}

// list reads names separated by commas.
func (a args) list(name string) []string {
	var names []string
	for _, n := range strings.Split(a[name], ",") {
		if n = strings.TrimSpace(n); n != "" {
			names = append(names, n)
		}
	}
	return names
}

// decode reads the arguments of a request, its token and the warnings that Slack would add to the answer.
func decode(w http.ResponseWriter, r *http.Request, takesJSON bool) (a args, token string, warnings []string, no *refusal) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	token, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !bearer {
		token = ""
	}
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	var err error
	switch {
	case kind == "application/json":
		if params["charset"] == "" {
			warnings = append(warnings, "missing_charset")
		}
		a, no = decodeJSON(r.Body, takesJSON)
		return a, token, warnings, no
	case kind == "multipart/form-data":
		err = r.ParseMultipartForm(maxBody)
	case kind == "application/x-www-form-urlencoded", r.Method == http.MethodGet:
		err = r.ParseForm()
	case r.Header.Get("Content-Type") == "":
		return decodeBare(r, token)
	default:
		return nil, token, nil, refuse("invalid_post_type")
	}
	if err != nil {
		return nil, token, nil, refuse("invalid_form_data")
	}
	if kind == "application/x-www-form-urlencoded" && params["charset"] != "" {
		warnings = append(warnings, "superfluous_charset")
	}
	if token == "" {
		token = r.PostFormValue("token") // never from the address
	}
	return formArgs(r), token, warnings, nil
}

// decodeBare reads a request without a content type, which may have arguments in its query but no body.
func decodeBare(r *http.Request, token string) (args, string, []string, *refusal) {
	if n, _ := io.ReadFull(r.Body, make([]byte, 1)); n > 0 {
		return nil, token, nil, refuse("missing_post_type")
	}
	r.Form = r.URL.Query()
	return formArgs(r), token, nil, nil
}

func formArgs(r *http.Request) args {
	a := args{}
	for name, values := range r.Form {
		a[name] = values[0]
	}
	return a
}

func decodeJSON(body io.Reader, taken bool) (args, *refusal) {
	raw, err := io.ReadAll(body)
	if err != nil {
		return nil, refuse("invalid_json")
	}
	a := args{}
	if len(bytes.TrimSpace(raw)) == 0 || !taken {
		return a, nil
	}
	if !json.Valid(raw) {
		return nil, refuse("invalid_json")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil || fields == nil {
		return nil, refuse("json_not_object")
	}
	for name, value := range fields {
		a.set(name, value)
	}
	return a, nil
}

func (a args) set(name string, value json.RawMessage) {
	var text string
	switch {
	case string(value) == "null":
	case json.Unmarshal(value, &text) == nil:
		a[name] = text
	default:
		a[name] = string(value)
	}
}
