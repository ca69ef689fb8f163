//! One place where settings are said: the command line, the environment, a file.

use std::collections::BTreeMap;
use std::path::Path;

use posyl::text::Source;
use posyl::{Error, ErrorKind, Result};
use toml::de::{DeTable, DeValue};

use super::NAMES;

/// What was said in one place, or in several on top of each other: name → value and where it stands.
#[derive(Debug, Default)]
pub(super) struct Layer(BTreeMap<String, Said>);

#[derive(Debug)]
struct Said {
    value: String,
    origin: String,
}

impl Layer {
    /// What was typed after `--set`, as `NAME=VALUE`; the last one of a name counts.
    pub(super) fn typed(typed: &[String]) -> Result<Self> {
        let mut layer = Self::default();
        for pair in typed {
            let (name, value) = pair
                .split_once('=')
                .ok_or_else(|| usage(format!("--set {pair}: expected NAME=VALUE")))?;
            layer.say(name.trim(), value.trim().to_owned(), "--set")?;
        }
        Ok(layer)
    }

    /// The variables `POSYL_…`; those that name no setting are for others. An empty one says nothing.
    pub(super) fn environment(environment: &BTreeMap<String, String>) -> Self {
        let said = NAMES.iter().filter_map(|(name, _)| {
            let origin = format!("POSYL_{}", name.to_uppercase());
            let value = environment
                .get(&origin)
                .filter(|value| !value.is_empty())?
                .clone();
            Some(((*name).to_owned(), Said { value, origin }))
        });
        Self(said.collect())
    }

    /// A settings file; nothing when there is none.
    pub(super) fn file(path: &Path) -> Result<Option<Self>> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(cause)
                if matches!(
                    cause.kind(),
                    std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(None);
            }
            Err(cause) => {
                return Err(
                    Error::new(ErrorKind::Io, "the settings file cannot be read")
                        .about(path.display())
                        .because(cause),
                );
            }
        };
        Self::toml(&Source::new(path.display().to_string(), text)).map(Some)
    }

    fn toml(source: &Source) -> Result<Self> {
        let at = |byte: usize| format!("{}:{}", source.name(), source.line_of(byte));
        let table = DeTable::parse(source.text()).map_err(|problem| {
            let place = at(problem.span().map_or(0, |span| span.start));
            usage(problem.message().to_owned()).about(place)
        })?;
        let mut layer = Self::default();
        for (name, value) in table.get_ref() {
            let origin = at(name.span().start);
            let text = plain(value.get_ref()).ok_or_else(|| {
                usage(format!(
                    "`{}` must be a text, a number, true or false",
                    name.get_ref()
                ))
                .about(&origin)
            })?;
            layer.say(name.get_ref(), text, &origin)?;
        }
        Ok(layer)
    }

    fn say(&mut self, name: &str, value: String, origin: &str) -> Result<()> {
        if !NAMES.iter().any(|(known, _)| *known == name) {
            return Err(unknown(name).about(origin));
        }
        let origin = origin.to_owned();
        self.0.insert(name.to_owned(), Said { value, origin });
        Ok(())
    }

    /// Lays them on each other, the first on top.
    pub(super) fn stack(layers: Vec<Self>) -> Self {
        let mut stacked = Self::default();
        for layer in layers.into_iter().rev() {
            stacked.0.extend(layer.0);
        }
        stacked
    }

    /// A setting, read; the error says where the value stands.
    pub(super) fn get<T>(
        &self,
        name: &str,
        read: fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>> {
        let Some(said) = self.0.get(name) else {
            return Ok(None);
        };
        read(&said.value).map(Some).map_err(|problem| {
            usage(format!("{name}: `{}` {problem}", said.value)).about(&said.origin)
        })
    }
}

fn plain(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(switch) => Some(switch.to_string()),
        _ => None,
    }
}

fn unknown(name: &str) -> Error {
    let near = NAMES
        .iter()
        .map(|(known, _)| (strsim::jaro_winkler(name, known), known))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let hint = near.map_or_else(
        || NAMES.map(|(known, _)| known).join(", "),
        |(_, known)| format!("did you mean `{known}`?"),
    );
    usage(format!("there is no setting `{name}` ({hint})"))
}

fn usage(message: String) -> Error {
    Error::new(ErrorKind::Usage, message)
}
