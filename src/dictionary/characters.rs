//! Character categories, one byte a character.

use lindera_dictionary::dictionary::character_definition::CharacterDefinition;

/// What MeCab knows of a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CharInfo {
    /// A bit for every category it belongs to.
    pub(crate) kinds: u32,
    /// The category that decides about unknown words.
    pub(crate) category: usize,
    /// Unknown words of 1 to this many characters are tried.
    pub(crate) length: usize,
    /// Whether a run of the same kind is tried as one unknown word.
    pub(crate) group: bool,
    /// Whether unknown words are tried even where the dictionary has words.
    pub(crate) invoke: bool,
    /// White space.
    pub(crate) space: bool,
}

impl CharInfo {
    /// Whether both share a category.
    pub(crate) fn is_kind_of(&self, other: &CharInfo) -> bool {
        self.kinds & other.kinds != 0
    }
}

/// The categories of all characters. Beyond the basic plane they are those of U+0000, as in MeCab.
pub(crate) struct Characters {
    classes: Box<[u8]>,
    infos: Vec<CharInfo>,
    pattern: u8,
}

impl Characters {
    /// Tabulates lindera's definition.
    ///
    /// # Errors
    ///
    /// A sentence saying what does not fit.
    pub(crate) fn new(definition: &CharacterDefinition) -> Result<Self, String> {
        let space = definition.category_id_by_name("SPACE").ok_or("it has no category SPACE")?;
        let mut infos: Vec<CharInfo> = Vec::new();
        let mut class_of = |c: char| {
            let categories = definition.lookup_categories(c);
            let default = *categories.first().ok_or("a character has no category")?;
            let mut kinds = 0;
            for category in categories {
                let bit = 1u32.checked_shl(u32::try_from(category.0).unwrap_or(u32::MAX));
                kinds |= bit.ok_or("it has more than 32 categories")?;
            }
            let data = definition.category_definitions.get(default.0).ok_or("a category has no definition")?;
            let info = CharInfo {
                kinds,
                category: default.0,
                length: data.length as usize,
                group: data.group,
                invoke: data.invoke,
                space: categories.contains(&space),
            };
            let class = infos.iter().position(|&known| known == info).unwrap_or_else(|| {
                infos.push(info);
                infos.len() - 1
            });
            u8::try_from(class).map_err(|_| "it has too many kinds of characters")
        };
        // Surrogates are no characters; their classes are never asked for. Most characters are of their neighbour's class,
        // and the categories of one line of the definition are one slice.
        let mut class = class_of('\0')?;
        let mut before = definition.lookup_categories('\0');
        let mut classes = Vec::with_capacity(1 << 16);
        for code in 0..=0xffff {
            if let Some(c) = char::from_u32(code) {
                let categories = definition.lookup_categories(c);
                if !std::ptr::eq(categories, before) {
                    if categories != before {
                        class = class_of(c)?;
                    }
                    before = categories;
                }
            }
            classes.push(class);
        }
        let pattern = u8::try_from(infos.len()).map_err(|_| "it has too many kinds of characters")?;
        infos.push(CharInfo { kinds: 0, category: 0, length: 0, group: false, invoke: false, space: false });
        Ok(Self { classes: classes.into(), infos, pattern })
    }

    /// The class of a character, for [`Characters::info`].
    pub(crate) fn class(&self, c: char) -> u8 {
        self.classes.get(c as usize).copied().unwrap_or(self.classes[0])
    }

    /// What is known of a class.
    pub(crate) fn info(&self, class: u8) -> &CharInfo {
        &self.infos[usize::from(class)]
    }

    /// The class of what stands for a whole string: it is of no character's kind.
    pub(crate) fn pattern_class(&self) -> u8 {
        self.pattern
    }
}
