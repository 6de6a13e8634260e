package chat

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

//go:embed locale/*.yaml
var catalogues embed.FS

// catalogue has the texts of one language by key, in the forms one and other;
// a text that doesn't count has the form other alone.
type catalogue map[string]map[string]string

const one, other = "one", "other"

// readings reads the catalogue of each language once; nobody changes it.
var readings = func() map[string]func() (catalogue, error) {
	once := map[string]func() (catalogue, error){}
	for _, language := range learn.Languages() {
		once[language] = sync.OnceValues(func() (catalogue, error) { return readCatalogue(language) })
	}
	return once
}()

func readCatalogue(language string) (catalogue, error) {
	raw, err := catalogues.ReadFile("locale/" + language + ".yaml")
	if err != nil {
		return nil, err
	}
	var tree map[string]any
	if err := yaml.Unmarshal(raw, &tree); err != nil {
		return nil, fmt.Errorf("catalogue %s: %w", language, err)
	}
	c := catalogue{}
	return c, c.add("", tree)
}

func (c catalogue) add(key string, value any) error {
	switch value := value.(type) {
	case string:
		c[key] = map[string]string{other: strings.TrimSpace(value)}
	case map[string]any:
		single, counts := value[one].(string)
		if many, also := value[other].(string); counts && also {
			c[key] = map[string]string{one: strings.TrimSpace(single), other: strings.TrimSpace(many)}
			return nil
		}
		for name, part := range value {
			if err := c.add(strings.TrimPrefix(key+"."+name, "."), part); err != nil {
				return err
			}
		}
	default:
		return fmt.Errorf("%s is not a text", key)
	}
	return nil
}

// insert writes the values of args, pairs of a name and its value, where the text
// has the names: {{.Name}}. One without a value stays as it is.
func insert(text string, args []any) string {
	var filled strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{{.")
		name, after, whole := strings.Cut(rest, "}}")
		filled.WriteString(before)
		switch {
		case !found:
			return filled.String()
		case !whole:
			return filled.String() + "{{." + rest
		}
		if value, there := valueOf(name, args); there {
			fmt.Fprint(&filled, value)
		} else {
			filled.WriteString("{{." + name + "}}")
		}
		text = after
	}
}

// valueOf is the last value that args have for the name.
func valueOf(name string, args []any) (any, bool) {
	for i := len(args) - 2; i >= 0; i -= 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return nil, false
}
