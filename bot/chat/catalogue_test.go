package chat_test

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// catalogue has the texts of one language: key, plural form, text. A text that
// doesn't count has the one form "".
type catalogue map[string]map[string]string

func readCatalogue(t *testing.T, language string) catalogue {
	t.Helper()
	raw, err := os.ReadFile("locale/" + language + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := yaml.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	c := catalogue{}
	c.add("", tree)
	return c
}

func (c catalogue) add(key string, tree map[string]any) {
	_, counts := tree["other"].(string)
	for name, value := range tree {
		full := name
		if key != "" {
			full = key + "." + name
		}
		switch value := value.(type) {
		case map[string]any:
			c.add(full, value)
		case string:
			form := ""
			if counts {
				full, form = key, name
			}
			if c[full] == nil {
				c[full] = map[string]string{}
			}
			c[full][form] = value
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// places are the placeholders of a text.
func places(text string) map[string]bool {
	found := map[string]bool{}
	for _, match := range placeholder.FindAllStringSubmatch(text, -1) {
		found[match[1]] = true
	}
	return found
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	english, italian := readCatalogue(t, "en"), readCatalogue(t, "it")
	for key := range english {
		if italian[key] == nil {
			t.Errorf("%s is missing in Italian", key)
		}
	}
	for key, forms := range italian {
		if english[key] == nil {
			t.Errorf("%s is missing in English", key)
			continue
		}
		if diff := cmp.Diff(slices.Sorted(maps.Keys(english[key])), slices.Sorted(maps.Keys(forms))); diff != "" {
			t.Errorf("%s: forms (-English +Italian):\n%s", key, diff)
		}
		for form := range forms {
			diff := cmp.Diff(places(english[key][form]), places(forms[form]))
			if diff != "" && form != "one" { // one may be said without its number
				t.Errorf("%s %s: placeholders (-English +Italian):\n%s", key, form, diff)
			}
		}
	}
}

func TestEveryTextIsWhole(t *testing.T) {
	for _, language := range []string{"en", "it"} {
		for key, forms := range readCatalogue(t, language) {
			if _, counts := forms["other"]; counts && (len(forms) != 2 || forms["one"] == "") {
				t.Errorf("%s %s: a text that counts has the forms one and other", language, key)
			}
			for form, text := range forms {
				if text == "" {
					t.Errorf("%s %s %s is empty", language, key, form)
				}
				for name := range places(text) {
					if all := forms["other"]; form == "one" && !places(all)[name] {
						t.Errorf("%s %s: %s is in the form one alone", language, key, name)
					}
				}
			}
		}
	}
}
