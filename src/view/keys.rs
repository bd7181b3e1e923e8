//! Writes keys for people: `Ctrl-d`, `Enter` for vi's `<C-d>`, `<CR>`.

/// `keys` in vi's notation, each as it is printed on a keyboard; blanks between keys stay.
pub fn shown(keys: &str) -> String {
    let mut out = String::with_capacity(keys.len());
    let mut rest = keys;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let name = rest[open + 1..]
            .find('>')
            .map(|end| &rest[open + 1..open + 1 + end]);
        let Some(name) = name.filter(|n| !n.is_empty() && !n.contains(' ')) else {
            out.push('<');
            rest = &rest[open + 1..];
            continue;
        };
        let mut plain = name;
        while let Some((held, key)) = plain.split_once('-').filter(|(_, key)| !key.is_empty()) {
            out.push_str(match held {
                "C" => "Ctrl-",
                "A" | "M" => "Alt-",
                "S" => "Shift-",
                _ => break,
            });
            plain = key;
        }
        out.push_str(match plain {
            "CR" => "Enter",
            "lt" => "<",
            "BS" => "Backspace",
            other => other,
        });
        rest = &rest[open + name.len() + 2..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_on_a_keyboard() {
        for (keys, want) in [
            ("j", "j"),
            ("<C-d>", "Ctrl-d"),
            ("<CR>", "Enter"),
            ("j <Down>", "j Down"),
            ("]d", "]d"),
            ("<A-Left> <C-o>", "Alt-Left Ctrl-o"),
            ("<lt>", "<"),
            ("<", "<"),
            ("< >", "< >"),
        ] {
            assert_eq!(shown(keys), want);
        }
    }
}
