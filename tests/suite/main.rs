//! The native integration tests: the publisher from end to end, and the house rules of the code.

mod agenda_filters;
mod archive;
mod calendar_ways;
mod cards;
mod choices;
mod command_line;
mod compiling;
mod demo;
mod hostile;
mod import;
mod import_plain;
mod import_times;
mod layers;
mod links;
mod newsroom;
mod older_files;
mod pages_of_reading;
mod pages_of_things;
mod problems;
mod publish;
mod schemas;
mod shown;
mod shown_as_text;
mod site;
mod source_words;
mod told;
