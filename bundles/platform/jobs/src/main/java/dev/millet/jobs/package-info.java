/** Runs the jobs of modules, once for all nodes. */
package dev.millet.jobs;
