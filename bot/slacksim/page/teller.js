// When the bot hears of a text that somebody types: at Enter, or with every character, which is told once the typing
// pauses. Pure but for the timer.

export const pause = 400; // milliseconds

const silent = { typed() {}, entered: () => false };

// teller answers what to call when something was typed and when Enter was pressed; entered says whether Enter has told.
export function teller(block, element, tell) {
  if (!block.dispatch_action) return silent;
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  let waiting;
  return {
    typed() {
      if (!on.includes('on_character_entered')) return;
      clearTimeout(waiting);
      waiting = setTimeout(tell, pause);
    },
    entered() {
      if (!on.includes('on_enter_pressed')) return false;
      clearTimeout(waiting);
      tell();
      return true;
    },
  };
}
