//! Pictures and other files of the old site, found by the paths at which they were read, and taken
//! along where a text names them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::address::encoded;

/// A file of the old site that is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OldFile {
    /// Its path below the folder it is in, with `/` between its parts.
    pub(super) path: String,
    /// Which folder that is.
    pub(super) home: Home,
}

/// Where files of a Hugo site lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// With the texts: read beside them, or at the page whose folder they share.
    Content,
    /// Copied as they are.
    Static,
    /// For the templates; pictures of texts lie there, too.
    Assets,
}

/// The files of the old site, and which of them are wanted.
#[derive(Debug, Default)]
pub(super) struct Media {
    files: Vec<OldFile>,
    /// What stands at a path of the old site: the place of a file in `files`.
    paths: BTreeMap<String, usize>,
    wanted: RefCell<BTreeSet<usize>>,
}

impl Media {
    /// Files by the paths at which they were read. `pages` are the paths of the pages whose folder
    /// is theirs alone, by that folder.
    pub(super) fn new(files: &[OldFile], pages: &[(String, String)]) -> Self {
        let mut media = Self { files: files.to_vec(), ..Self::default() };
        for (index, file) in files.iter().enumerate() {
            if file.home == Home::Content {
                for (folder, page) in pages {
                    let inside =
                        file.path.strip_prefix(folder.as_str()).and_then(|rest| rest.strip_prefix('/'));
                    media.add(inside.map(|inside| format!("{page}{inside}")), index);
                }
            }
        }
        for (index, file) in files.iter().enumerate() {
            media.add(Some(format!("/{}", file.path)), index);
        }
        media
    }

    fn add(&mut self, path: Option<String>, index: usize) {
        if let Some(path) = path {
            self.paths.entry(path).or_insert(index);
        }
    }

    /// Where the file that was read at a path will stand in our newsroom; it is taken along then.
    /// What the path asks of it (`?width=300`) is left out.
    pub(super) fn find(&self, path: &str) -> Option<String> {
        let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
        let path = path.split('?').next().unwrap_or(path);
        let found = self
            .paths
            .get(path)
            .or_else(|| self.paths.get(&*percent_decode_str(path).decode_utf8_lossy()))?;
        self.wanted.borrow_mut().insert(*found);
        let href = encoded(&self.place(*found));
        Some(if is_picture(path) { href } else { href + fragment })
    }

    /// Where a file stands in our content folder, with a slash in front. Two of the same path in
    /// different folders of the old site stand apart.
    fn place(&self, index: usize) -> String {
        let file = &self.files[index];
        let taken = self.files.iter().any(|other| other.path == file.path && other.home < file.home);
        match (taken, file.home) {
            (true, Home::Static) => format!("/media/static/{}", file.path),
            (true, Home::Assets) => format!("/media/assets/{}", file.path),
            _ => format!("/media/{}", file.path),
        }
    }

    /// The files that texts name, with their places in our content folder; and the others.
    pub(super) fn parted(&self) -> (Vec<(OldFile, String)>, Vec<&OldFile>) {
        let wanted = self.wanted.borrow();
        let taken = wanted
            .iter()
            .map(|index| (self.files[*index].clone(), self.place(*index).trim_start_matches('/').to_owned()));
        let left = self.files.iter().enumerate().filter(|(index, _)| !wanted.contains(index));
        (taken.collect(), left.map(|(_, file)| file).collect())
    }
}

/// Whether a file is a picture that a page can show.
pub(super) fn is_picture(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"].contains(&&*extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media() -> Media {
        let file = |home: Home, path: &str| OldFile { path: path.to_owned(), home };
        let files = [
            file(Home::Content, "posts/dam/wall 1.jpg"),
            file(Home::Content, "posts/plan.pdf"),
            file(Home::Static, "img/logo.png"),
            file(Home::Static, "posts/plan.pdf"),
            file(Home::Assets, "img/cover.webp"),
        ];
        Media::new(&files, &[("posts/dam".to_owned(), "/2020/dam/".to_owned())])
    }

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(media().find(path).as_deref(), expected, "{path}");
    }

    #[test]
    fn a_file_is_found_where_it_was_read() {
        check("/2020/dam/wall%201.jpg", Some("/media/posts/dam/wall%201.jpg"));
        check("/2020/dam/wall 1.jpg?width=300#x", Some("/media/posts/dam/wall%201.jpg"));
        check("/posts/plan.pdf#page=3", Some("/media/posts/plan.pdf#page=3"));
        check("/img/logo.png", Some("/media/img/logo.png"));
        check("/img/cover.webp", Some("/media/img/cover.webp"));
        check("/img/none.png", None);
    }

    #[test]
    fn only_what_a_text_names_is_taken_along() {
        let media = media();
        assert_eq!(media.parted().0, []);
        media.find("/img/logo.png");
        let (taken, left) = media.parted();
        let taken: Vec<&str> = taken.iter().map(|(_, place)| place.as_str()).collect();
        assert_eq!((taken, left.len()), (vec!["media/img/logo.png"], 4));
    }

    #[test]
    fn two_files_of_one_path_stand_apart() {
        assert_eq!(media().place(1), "/media/posts/plan.pdf");
        assert_eq!(media().place(3), "/media/static/posts/plan.pdf");
    }
}
