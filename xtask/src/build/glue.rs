//! The glue without what this product never does: load from an address, take old forms of a call, serve
//! browsers that cannot run the wasm anyway. A tenth of all script bytes.
//!
//! The text is that of the one version of wasm-bindgen that `Cargo.lock` pins; a piece that is not found
//! fails the build, so that a new version is looked at.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::fail::failure;

/// A piece of the glue: how it begins, how it ends, what stands for it.
type Piece = (&'static str, &'static str, &'static str);

const PIECES: [Piece; 6] = [
    // The script compiles the module itself, and calls once.
    (
        "async function __wbg_load(module, imports) {",
        "export { initSync, __wbg_init as default };",
        "async function __wbg_init({ module_or_path: module }) {\n    return __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);\n}\n\nexport { __wbg_init as default };",
    ),
    // Whoever has WebAssembly.Module from a stream has encodeInto.
    ("if (!('encodeInto' in cachedTextEncoder)) {", "let WASM_VECTOR_LEN = 0;", "let WASM_VECTOR_LEN = 0;"),
    // Texts that go in are short: encoded once and copied.
    (
        "    if (realloc === undefined) {\n",
        "        const buf = cachedTextEncoder.encode(arg);",
        "        const buf = cachedTextEncoder.encode(arg);",
    ),
    (
        "        return ptr;\n    }\n\n    let len = arg.length;",
        "    WASM_VECTOR_LEN = offset;\n    return ptr;\n",
        "        return ptr;\n",
    ),
    // Of each instance all are set before they are read.
    ("    if (typeof numBytesDecoded", "WASM_VECTOR_LEN = 0;\n", ""),
    // No page reads 2 GiB of answers.
    ("    numBytesDecoded += bytes.length;\n", "        numBytesDecoded = bytes.length;\n    }\n", ""),
];

/// What only the glue of a wasm that draws has: where there is a canvas, there is its context; and what a context refuses to
/// draw is a trap.
const DRAWING: [Piece; 5] = [
    (
        "            let result;\n            try {\n                result = arg0 instanceof CanvasRenderingContext2D;",
        "            const ret = result;\n",
        "            const ret = arg0 instanceof CanvasRenderingContext2D;\n",
    ),
    (
        "function() { return handleError(function (arg0, arg1, arg2, arg3, arg4, arg5) {\n            arg0.arc(",
        "}, arguments); },",
        "function(arg0, arg1, arg2, arg3, arg4, arg5) {\n            arg0.arc(arg1, arg2, arg3, arg4, arg5);\n        },",
    ),
    (
        "function() { return handleError(function (arg0, arg1, arg2, arg3, arg4) {\n            arg0.fillText(",
        "}, arguments); },",
        "function(arg0, arg1, arg2, arg3, arg4) {\n            arg0.fillText(getStringFromWasm0(arg1, arg2), arg3, arg4);\n        },",
    ),
    (
        "function() { return handleError(function (arg0, arg1, arg2) {\n            const ret = arg0.getContext(",
        "}, arguments); },",
        "function(arg0, arg1, arg2) {\n            const ret = arg0.getContext(getStringFromWasm0(arg1, arg2));\n            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);\n        },",
    ),
    (
        "function() { return handleError(function (arg0, arg1, arg2) {\n            const ret = arg0.measureText(",
        "}, arguments); },",
        "function(arg0, arg1, arg2) {\n            return arg0.measureText(getStringFromWasm0(arg1, arg2));\n        },",
    ),
];

/// Pieces that stand there as often as there are functions with texts.
const EACH: [Piece; 3] = [
    // A text that cannot be written into the memory is a trap.
    (" catch (e) {\n            if (ptr", "            throw e;\n        }", " finally {}"),
    (", wasm.__wbindgen_realloc", ")", ")"),
    // Memory lasts for one call.
    (
        "    } finally {\n        __wbg_call_guard();\n        wasm.__wbindgen_free(",
        ", 1);\n    }\n",
        "    } finally {}\n",
    ),
];

/// Takes the pieces out of the glue.
pub fn trim(glue: &Path) -> Result<()> {
    let mut text = fs::read_to_string(glue).with_context(|| format!("cannot read {}", glue.display()))?;
    let drawing: &[Piece] = if text.contains("CanvasRenderingContext2D") { &DRAWING } else { &[] };
    for piece in PIECES.iter().chain(drawing) {
        text = without(&text, *piece)?;
    }
    for piece in EACH {
        text = without(&text, piece)?;
        while let Ok(shorter) = without(&text, piece) {
            text = shorter;
        }
    }
    fs::write(glue, text).with_context(|| format!("cannot write {}", glue.display()))
}

fn without(text: &str, (start, end, instead): Piece) -> Result<String> {
    let missing =
        || failure(format!("wasm-bindgen's glue has no `{start}`"), "look at PIECES in xtask/src/build/glue.rs");
    let (before, rest) = text.split_once(start).ok_or_else(missing)?;
    let (_, after) = rest.split_once(end).ok_or_else(missing)?;
    Ok([before, instead, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_replaced_from_its_start_to_its_end() -> Result<()> {
        assert_eq!(without("a <x> b", ("<", ">", "-"))?, "a - b");
        Ok(())
    }

    #[test]
    fn a_piece_that_is_not_there_is_a_fault() {
        assert!(without("a b", ("<", ">", "")).is_err());
        assert!(without("a < b", ("<", ">", "")).is_err());
    }
}
