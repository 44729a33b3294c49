/** Large files on their way. */
package dev.millet.benchmarks.files;
