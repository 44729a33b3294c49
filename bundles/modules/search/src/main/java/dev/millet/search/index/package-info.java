/** The index of a node: its documents, and how it keeps up with what changes. */
package dev.millet.search.index;
