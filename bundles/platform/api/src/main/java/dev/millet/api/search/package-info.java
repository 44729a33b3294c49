/** Search: modules contribute documents about what they own, and tell when these change. */
@Export
@Version("1.2.0")
package dev.millet.api.search;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
