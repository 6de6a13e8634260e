// Package blockkit checks what an app sends to Slack as blocks and views, as strictly as Slack does and in
// its words, and knows what the elements in them hold. All functions are pure and work on raw JSON.
package blockkit
