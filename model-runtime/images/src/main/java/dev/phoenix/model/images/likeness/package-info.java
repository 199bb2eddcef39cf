/**
 * Tells pictures that look the same from others: a perceptual hash to find them, a fingerprint to
 * be sure.
 *
 * <p>The thresholds of {@code Likeness} rest on pairs measured by {@code LikenessMeasurement} with
 * 12 pictures of each of five kinds (November 2026; {@code ImageBenchmark} prints the figures
 * anew):
 *
 * <table>
 * <caption>Pairs</caption>
 * <tr><td></td><td>pairs</td><td>hash distance</td><td>change of a cell</td></tr>
 * <tr><td>recompressed, scaled, recoloured, or all of it</td><td>240</td>
 *   <td>median 0, 99th percentile 5, most 5</td><td>median 2, most 12</td></tr>
 * <tr><td>another picture</td><td>1,770</td><td>least 14, median 32</td><td></td></tr>
 * <tr><td>cropped, mirrored, upside down</td><td>180</td><td>least 17</td><td></td></tr>
 * <tr><td>one other letter, an object or a caption more</td><td>180</td>
 *   <td>least 0, medians 1 to 8</td><td>least 63</td></tr>
 * </table>
 *
 * <p>So the hash alone finds all variants within 10, twice the most that was seen, and still takes
 * a poster with another price for the same. The change of a cell parts those: 18 lies well between
 * 12 and 63. A letter smaller than about a thirtieth of the picture's height is not seen.
 */
@NullMarked
package dev.phoenix.model.images.likeness;

import org.jspecify.annotations.NullMarked;
