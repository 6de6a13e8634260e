package slacksim_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// compare reports where ours is not of the shape of the recordings: a key none of them has, one that all of them
// have and ours has not, or another type.
func compare(t *testing.T, path string, ours any, theirs []any, proofs []bool) {
	t.Helper()
	if !slices.ContainsFunc(theirs, func(v any) bool { return sameType(ours, v) }) {
		t.Errorf("%s: %T, recorded is %T", path, ours, theirs[0])
		return
	}
	switch ours := ours.(type) {
	case map[string]any:
		if slices.ContainsFunc(freely, func(end string) bool { return strings.HasSuffix(path, end) }) {
			return
		}
		compareObject(t, path, ours, theirs, proofs)
	case []any:
		if len(ours) > 0 && !slices.ContainsFunc(freely, func(end string) bool { return strings.HasSuffix(path, end) }) {
			compareItems(t, path+"[0]", ours[0], theirs, proofs)
		}
	}
}

func compareObject(t *testing.T, path string, ours map[string]any, theirs []any, proofs []bool) {
	t.Helper()
	in := map[string][]any{}
	inProofs := map[string][]bool{}
	missing := map[string]int{}
	proving := 0
	for i, v := range theirs {
		object, ok := v.(map[string]any)
		if !ok {
			continue
		}
		if proofs[i] {
			proving++
		}
		for key, value := range object {
			in[key], inProofs[key] = append(in[key], value), append(inProofs[key], proofs[i])
			if _, have := ours[key]; proofs[i] && !have {
				missing[key]++
			}
		}
	}
	for key, times := range missing {
		if times == proving && !slices.Contains(notOurs, key) {
			t.Errorf("%s lacks %q, which every recording has", path, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(ours)) {
		if in[key] == nil {
			t.Errorf("%s has %q, which no recording has", path, key)
			continue
		}
		compare(t, path+"."+key, ours[key], in[key], inProofs[key])
	}
}

func compareItems(t *testing.T, path string, ours any, theirs []any, proofs []bool) {
	t.Helper()
	var items []any
	var itemProofs []bool
	for i, v := range theirs {
		list, _ := v.([]any)
		for _, item := range list {
			items, itemProofs = append(items, item), append(itemProofs, proofs[i])
		}
	}
	if len(items) > 0 {
		compare(t, path, ours, items, itemProofs)
	}
}

// sameType says whether two JSON values are of one type; null is of every type.
func sameType(a, b any) bool {
	return a == nil || b == nil || fmt.Sprintf("%T", a) == fmt.Sprintf("%T", b)
}
