use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Ident, Result};

/// What stands before a part of fixed markup; `crate::app::view::fixed` reads the same.
const OPEN: char = '\u{1}';
const NAME: char = '\u{2}';
const VALUE: char = '\u{3}';
const TEXT: char = '\u{4}';
const CLOSE: char = '\u{5}';

pub fn write(input: TokenStream) -> Result<TokenStream> {
    let nodes = rstml::parse2(input)?;
    // A view that is one component is what the component gives.
    if let [Node::Element(element)] = nodes.as_slice()
        && is_component(element)
    {
        return component(element);
    }
    steps(&nodes)
}

/// A block that gives the view of `nodes`.
fn steps(nodes: &[Node]) -> Result<TokenStream> {
    let mut writer = Writer::new();
    for node in nodes {
        writer.node(node)?;
    }
    writer.flush();
    let Writer { view, code, .. } = writer;
    Ok(quote! {{
        let #view = crate::app::view::View::new();
        #code
        #view
    }})
}

struct Writer {
    /// The variable that holds the view.
    view: Ident,
    /// The markup that is known, since the last that is not.
    fixed: String,
    code: TokenStream,
}

impl Writer {
    fn new() -> Self {
        let view = Ident::new("view", Span::mixed_site());
        Self { view, fixed: String::new(), code: TokenStream::new() }
    }

    fn flush(&mut self) {
        if !self.fixed.is_empty() {
            let (view, fixed) = (&self.view, std::mem::take(&mut self.fixed));
            self.code.extend(quote! { let #view = #view.fixed(#fixed); });
        }
    }

    fn put(&mut self, code: TokenStream) {
        self.flush();
        self.code.extend(code);
    }

    fn node(&mut self, node: &Node) -> Result<()> {
        let view = self.view.clone();
        match node {
            Node::Element(element) if is_component(element) => {
                let component = component(element)?;
                self.put(quote! { let #view = #view.and(#component); });
            }
            Node::Element(element) => return self.element(element),
            Node::Text(text) => {
                let text = text.value_string();
                check(&text, node.span())?;
                self.fixed.push(TEXT);
                self.fixed.push_str(&text);
            }
            Node::Block(block) => {
                let block = block.try_block().ok_or_else(|| unknown(node.span()))?;
                let value = match block.stmts.as_slice() {
                    [syn::Stmt::Expr(value, None)] => quote! { #value },
                    _ => quote! { #block },
                };
                self.put(
                    quote_spanned! {block.span()=> let #view = crate::app::view::Piece::put(#value, #view); },
                );
            }
            Node::Fragment(fragment) => {
                for child in &fragment.children {
                    self.node(child)?;
                }
            }
            _ => return Err(unknown(node.span())),
        }
        Ok(())
    }

    fn element(&mut self, element: &NodeElement<Infallible>) -> Result<()> {
        self.fixed.push(OPEN);
        self.fixed.push_str(&element.name().to_string());
        for attribute in element.attributes() {
            self.attribute(keyed(attribute)?)?;
        }
        for child in &element.children {
            self.node(child)?;
        }
        self.fixed.push(CLOSE);
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> Result<()> {
        let name = attribute.key.to_string();
        if name.contains(':') {
            return Err(Error::new(attribute.key.span(), "Belfry's views know plain attributes only"));
        }
        match attribute.value() {
            None => self.known_attribute(&name, ""),
            Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })) => {
                check(&text.value(), text.span())?;
                self.known_attribute(&name, &text.value());
            }
            Some(value) => {
                let view = self.view.clone();
                let put = quote_spanned! {value.span()=>
                    let #view = crate::app::view::Value::put(#value, #name, #view);
                };
                self.put(put);
            }
        }
        Ok(())
    }

    fn known_attribute(&mut self, name: &str, value: &str) {
        self.fixed.push(NAME);
        self.fixed.push_str(name);
        self.fixed.push(VALUE);
        self.fixed.push_str(value);
    }
}

/// The call of a component with its props.
fn component(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let mut props = TokenStream::new();
    for attribute in element.attributes() {
        let attribute = keyed(attribute)?;
        let prop = Ident::new(&attribute.key.to_string(), attribute.key.span());
        let value = match attribute.value() {
            Some(value) => quote! { #value },
            None => quote! { #prop },
        };
        props.extend(quote! { .#prop(#value) });
    }
    if !element.children.is_empty() {
        let children = steps(&element.children)?;
        props.extend(quote! { .children(#children) });
    }
    Ok(quote_spanned! {name.span()=>
        ::leptos::component::component_view(
            #name,
            ::leptos::component::component_props_builder(&#name) #props .build(),
        )
    })
}

fn keyed(attribute: &NodeAttribute) -> Result<&KeyedAttribute> {
    match attribute {
        NodeAttribute::Attribute(attribute) => Ok(attribute),
        NodeAttribute::Block(block) => Err(unknown(block.span())),
    }
}

fn is_component(element: &NodeElement<Infallible>) -> bool {
    let name = element.name().to_string();
    let last = name.rsplit("::").next().unwrap_or_default();
    last.trim_start().starts_with(char::is_uppercase)
}

/// Fixed markup uses control characters for itself.
fn check(text: &str, at: Span) -> Result<()> {
    match text.chars().any(|c| c <= CLOSE) {
        true => Err(Error::new(at, "control characters cannot stand in a view")),
        false => Ok(()),
    }
}

fn unknown(at: Span) -> Error {
    Error::new(at, "Belfry's views know elements, components, quoted texts and blocks")
}
