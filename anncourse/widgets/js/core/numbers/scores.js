/** What is made of scores, one for each class. */

/** Their softmax, in place: e^z / sum e^z, where subtracting the largest avoids overflow. @template {Float64Array} Z @param {Z} z @returns {Z} */
export function softmax(z) {
  let top = -Infinity, sum = 0;
  for (let i = 0; i < z.length; i++) top = Math.max(top, z[i]);
  for (let i = 0; i < z.length; i++) sum += z[i] = Math.exp(z[i] - top);
  for (let i = 0; i < z.length; i++) z[i] /= sum;
  return z;
}

/** Where the largest is; of equals, the first. @param {ArrayLike<number>} values */
export function largest(values) {
  let at = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[at]) at = i;
  return at;
}
