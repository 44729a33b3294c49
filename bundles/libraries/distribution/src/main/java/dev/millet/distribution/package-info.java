/**
 * The formats of files that the launcher and the platform both read. The launcher has the classes
 * on its class path, bundles of the platform have them inside.
 */
package dev.millet.distribution;
