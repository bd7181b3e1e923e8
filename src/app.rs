//! What the user is doing: mode, focus, cursors, filters, history; changed by actions alone.
