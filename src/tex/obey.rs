//! What commands do to the text that is being read.

use super::Marks;
use super::commands::{Command, command};
use super::cyrillic::letter;
use super::reader::{MOST_WAITING, Reader};
use super::symbols::symbol;
use super::verbatim::{group, verbatim};

impl Reader<'_> {
    pub(super) fn command(&mut self) {
        let after = &self.rest[1..];
        let length = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, rest) = after.split_at(length);
        self.rest = rest;
        if let Some(printed) = symbol(name) {
            self.skip_white();
            match printed {
                " " => self.space(),
                _ => self.put_all(printed),
            }
        } else if let Some(letter) = letter(name) {
            self.skip_white();
            self.put(letter);
        } else if let Some(command) = command(name) {
            self.obey(command);
        } else if name.is_empty() {
            self.control_symbol();
        } else if name.len() > 1 || !self.accent(name) {
            self.unknown(name);
        }
    }

    fn accent(&mut self, name: &str) -> bool {
        let taken = name.chars().all(|name| self.accents.take(name));
        if taken {
            self.skip_white();
        }
        taken
    }

    /// A command of one character that is no letter.
    fn control_symbol(&mut self) {
        let Some(c) = self.rest.chars().next() else {
            return self.put('\\');
        };
        self.skip(c.len_utf8());
        match c {
            '%' | '&' | '_' | '#' | '$' | '{' | '}' => self.put(c),
            '-' | '/' | '!' | '@' | '*' => {}
            ',' => self.put('\u{202f}'),
            '\\' | ' ' | '\t' | '\n' | '\r' | ':' | ';' | '>' => self.space(),
            '(' | '[' => self.is_math = true,
            ')' | ']' => self.is_math = false,
            _ if self.accents.take(c) => self.skip_white(),
            _ => {
                self.put('\\');
                self.put(c);
            }
        }
    }

    /// A command that is not known stays as it is written, with the braces round its argument.
    fn unknown(&mut self, name: &str) {
        self.put('\\');
        self.put_all(name);
        self.unknown.get_or_insert_with(|| name.to_owned());
        if self.rest.starts_with('{') {
            self.skip(1);
            self.put('{');
            self.open_as(None, "}");
            // What was written is no mark: it stays round nothing too.
            let open = self.open.last_mut().expect("one was just opened");
            (open.begin, open.inside) = (usize::MAX, usize::MAX);
        }
    }

    fn obey(&mut self, command: Command) {
        self.rest = self.rest.strip_prefix('*').unwrap_or(self.rest);
        let tags = self.marks == Marks::Tags;
        match command {
            Command::Around(open, close) => self.around(open, close),
            Command::Marked(open, close) if tags => self.around(open, close),
            Command::Declared(open, close) if tags => self.declare(open, close),
            Command::Marked(..) | Command::Declared(..) | Command::Bare => self.bare(),
            Command::Dropped(count) => {
                (0..count).for_each(|_| self.drop_argument());
                self.bare();
            }
            Command::Verbatim => {
                self.skip_white();
                let (inner, rest) = group(self.rest);
                self.rest = rest;
                self.put_all(&verbatim(inner));
            }
        }
    }

    /// Writes marks round the argument: a group, or the next character.
    pub(super) fn around(&mut self, open: &'static str, close: &'static str) {
        self.skip_white();
        let begin = self.out.len();
        if self.rest.starts_with('{') {
            self.skip(1);
            self.out.push_str(open);
            self.open_as(None, close);
            self.open.last_mut().expect("one was just opened").begin = begin;
        } else if !self.rest.is_empty() && self.waiting.len() < MOST_WAITING {
            self.out.push_str(open);
            self.waiting.push(close);
        }
    }

    /// Marks up what follows in the group.
    fn declare(&mut self, mark: &'static str, close: &'static str) {
        self.skip_white();
        let open = self.open.last_mut().expect("the text itself is a group");
        if open.closing.len() >= MOST_WAITING {
            return;
        }
        if open.inside == self.out.len() {
            open.inside += mark.len();
        }
        open.closing.push(close);
        self.out.push_str(mark);
    }

    /// The argument of a command, if it has one, is text like any other.
    pub(super) fn bare(&mut self) {
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.rest = rest;
        if rest.starts_with('{') {
            self.skip(1);
            self.open_as(None, "");
        }
    }

    fn drop_argument(&mut self) {
        self.skip_white();
        if self.rest.starts_with('{') {
            self.rest = group(self.rest).1;
        }
    }
}
