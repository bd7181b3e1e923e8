//! Moves a cursor through a long list and keeps its window still as long as it can.

use super::Action;

/// What a window was fitted to last: as long as it stays the same, the wheel may scroll the cursor out of sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen(Option<(usize, usize, usize)>);

/// Clamps `cursor` to a list of `len` rows, and moves the window's first row `top` where the cursor, the list or
/// the window's `height` changed and the cursor is out of sight: by half a page, so that most keys scroll nothing.
/// Whether any of them changed is returned.
pub fn fit(cursor: &mut usize, top: &mut usize, seen: &mut Seen, len: usize, height: u16) -> bool {
    let height = usize::from(height);
    *cursor = (*cursor).min(len.saturating_sub(1));
    let now = Seen(Some((*cursor, len, height)));
    let changed = *seen != now;
    if changed && height > 0 {
        *top = follow(*cursor, *top, height);
    }
    *seen = now;
    *top = (*top).min(len.saturating_sub(height));
    changed
}

/// The window's first row, so that the cursor is in sight.
pub fn follow(cursor: usize, top: usize, height: usize) -> usize {
    if cursor < top {
        // As much as half a page stays below the cursor; the very beginning is shown whole.
        (cursor + 1).saturating_sub(height.div_ceil(2))
    } else if cursor >= top + height {
        // More of what follows is shown than of what was passed.
        cursor - height / 3
    } else {
        top
    }
}

/// Where a movement leads in a list of `len` rows; `None` for an action that is no movement.
pub fn step(action: Action, cursor: usize, len: usize, height: u16) -> Option<usize> {
    let page = usize::from(height.max(2));
    let last = len.saturating_sub(1);
    Some(match action {
        Action::Down => cursor.saturating_add(1).min(last),
        Action::Up => cursor.saturating_sub(1),
        Action::Top => 0,
        Action::Bottom => last,
        Action::HalfPageDown => (cursor + page / 2).min(last),
        Action::HalfPageUp => cursor.saturating_sub(page / 2),
        Action::PageDown => (cursor + page - 1).min(last),
        Action::PageUp => cursor.saturating_sub(page - 1),
        _ => return None,
    })
}

/// Scrolls a window by `rows` without its cursor.
pub fn scroll(top: usize, rows: isize, len: usize, height: u16) -> usize {
    top.saturating_add_signed(rows)
        .min(len.saturating_sub(usize::from(height)))
}

/// The row nearest to `at` that `stops` takes: onward in the direction of movement, else the other way; 0 where there is
/// none.
pub fn snap<R>(rows: &[R], at: usize, down: bool, stops: impl Fn(&R) -> bool) -> usize {
    let at = at.min(rows.len().saturating_sub(1));
    let (before, after) = rows.split_at(at);
    let next = after.iter().position(&stops).map(|i| at + i);
    let previous = before.iter().rposition(&stops);
    let here = next.filter(|&i| i == at);
    let found = if down {
        next.or(previous)
    } else {
        here.or(previous).or(next)
    };
    found.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_until_the_cursor_leaves_it() {
        for (cursor, top, height, want) in [
            (0, 0, 10, 0),
            (9, 0, 10, 0),
            (10, 0, 10, 7),
            (4, 5, 10, 0),
            (40, 50, 10, 36),
            (99, 0, 10, 96),
            (3, 5, 1, 3),
        ] {
            let got = follow(cursor, top, height);
            assert_eq!(got, want, "{cursor} from {top}");
            assert!((got..got + height).contains(&cursor));
        }
    }

    #[test]
    fn a_scrolled_window_returns_when_the_cursor_moves() {
        let (mut cursor, mut top, mut seen) = (0, 0, Seen::default());
        fit(&mut cursor, &mut top, &mut seen, 100, 10);
        top = scroll(top, 30, 100, 10);
        fit(&mut cursor, &mut top, &mut seen, 100, 10);
        assert_eq!((cursor, top), (0, 30));
        cursor = 1;
        fit(&mut cursor, &mut top, &mut seen, 100, 10);
        assert_eq!((cursor, top), (1, 0));
        fit(&mut cursor, &mut top, &mut seen, 0, 10);
        assert_eq!((cursor, top), (0, 0));
    }
}
