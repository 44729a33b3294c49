/** The products that a company builds with its members. */
@Export
@Version("1.2.0")
package dev.millet.api.products;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
