// The common emoji shortcodes. An unknown one stays as it was typed, as in Slack.
const table = `
smile 😄|smiley 😃|grinning 😀|grin 😁|joy 😂|rofl 🤣|slightly_smiling_face 🙂|wink 😉|blush 😊|relaxed ☺️
heart_eyes 😍|sunglasses 😎|thinking_face 🤔|neutral_face 😐|confused 😕|worried 😟|cry 😢|sob 😭|scream 😱|sweat_smile 😅
upside_down_face 🙃|face_with_rolling_eyes 🙄|sleeping 😴|nerd_face 🤓|hugging_face 🤗|zipper_mouth_face 🤐|star-struck 🤩|partying_face 🥳
wave 👋|raised_hand ✋|raised_hands 🙌|clap 👏|pray 🙏|handshake 🤝|muscle 💪|ok_hand 👌|+1 👍|thumbsup 👍
-1 👎|thumbsdown 👎|point_right 👉|point_left 👈|point_up ☝️|point_down 👇|v ✌️|crossed_fingers 🤞|writing_hand ✍️|eyes 👀
eye 👁️|ear 👂|brain 🧠|speaking_head_in_silhouette 🗣️|bust_in_silhouette 👤|busts_in_silhouette 👥|woman 👩|man 👨|walking 🚶|running 🏃
heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜|broken_heart 💔|sparkling_heart 💖|100 💯|boom 💥
fire 🔥|sparkles ✨|star ⭐|star2 🌟|dizzy 💫|zap ⚡|sunny ☀️|partly_sunny ⛅|cloud ☁️|rain_cloud 🌧️
snowflake ❄️|rainbow 🌈|ocean 🌊|seedling 🌱|evergreen_tree 🌲|deciduous_tree 🌳|herb 🌿|four_leaf_clover 🍀|leaves 🍃|fallen_leaf 🍂
tulip 🌷|rose 🌹|sunflower 🌻|cherry_blossom 🌸|bouquet 💐|dog 🐶|cat 🐱|bee 🐝|owl 🦉|penguin 🐧
coffee ☕|tea 🍵|beer 🍺|beers 🍻|wine_glass 🍷|champagne 🍾|clinking_glasses 🥂|cake 🍰|birthday 🎂|pizza 🍕
croissant 🥐|apple 🍎|lemon 🍋|tangerine 🍊|avocado 🥑|fork_and_knife 🍴|knife_fork_plate 🍽️|cookie 🍪|popcorn 🍿|cup_with_straw 🥤
tada 🎉|confetti_ball 🎊|balloon 🎈|gift 🎁|trophy 🏆|medal 🏅|first_place_medal 🥇|dart 🎯|game_die 🎲|art 🎨
musical_note 🎵|microphone 🎤|movie_camera 🎥|clapper 🎬|camera 📷|ticket 🎫|admission_tickets 🎟️|performing_arts 🎭|headphones 🎧|soccer ⚽
office 🏢|house 🏠|factory 🏭|school 🏫|hospital 🏥|bank 🏦|classical_building 🏛️|stadium 🏟️|cityscape 🏙️|bridge_at_night 🌉
airplane ✈️|train 🚆|tram 🚊|bus 🚌|car 🚗|taxi 🚕|bike 🚲|ship 🚢|rocket 🚀|world_map 🗺️
earth_africa 🌍|earth_americas 🌎|earth_asia 🌏|globe_with_meridians 🌐|round_pushpin 📍|pushpin 📌|compass 🧭|checkered_flag 🏁|flag-it 🇮🇹|it 🇮🇹
calendar 📆|date 📅|spiral_calendar_pad 🗓️|alarm_clock ⏰|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|clock9 🕘|clock1 🕐|watch ⌚
bulb 💡|books 📚|book 📖|open_book 📖|notebook 📓|bookmark 🔖|memo 📝|pencil ✏️|pencil2 ✏️|page_facing_up 📄
clipboard 📋|file_folder 📁|card_index_dividers 🗂️|newspaper 📰|label 🏷️|paperclip 📎|link 🔗|scissors ✂️|mortar_board 🎓|briefcase 💼
chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|moneybag 💰|euro 💶|computer 💻|iphone 📱|telephone_receiver 📞|envelope ✉️|email 📧
inbox_tray 📥|outbox_tray 📤|package 📦|mag 🔍|mag_right 🔎|lock 🔒|unlock 🔓|key 🔑|hammer 🔨|wrench 🔧
gear ⚙️|toolbox 🧰|shield 🛡️|bell 🔔|no_bell 🔕|loudspeaker 📢|mega 📣|speech_balloon 💬|left_speech_bubble 🗨️|thought_balloon 💭
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|heavy_plus_sign ➕|heavy_minus_sign ➖|question ❓|grey_question ❔|exclamation ❗
warning ⚠️|no_entry ⛔|no_entry_sign 🚫|information_source ℹ️|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|repeat 🔁
red_circle 🔴|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫|small_blue_diamond 🔹|small_orange_diamond 🔸|radio_button 🔘|recycle ♻️
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟
puzzle_piece 🧩|jigsaw 🧩|crystal_ball 🔮|telescope 🔭|microscope 🔬|test_tube 🧪|magnet 🧲|ladder 🪜|anchor ⚓|construction 🚧
robot_face 🤖|ghost 👻|see_no_evil 🙈|hear_no_evil 🙉|speak_no_evil 🙊|shrug 🤷|facepalm 🤦|raising_hand 🙋|man-raising-hand 🙋‍♂️|woman-raising-hand 🙋‍♀️`;

const emoji = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .map((entry) => entry.split(' ')),
);

export const knownEmoji = (name) => emoji.has(name);
export const emojiText = (name) => emoji.get(name) ?? `:${name}:`;
