/** Shows administrators how much room the files take, and what they belong to. */
package dev.millet.files.usage;
