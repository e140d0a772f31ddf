/** How many primes there are, found the slow way. It can be told to die. */

/** @param {{ most: number, die?: boolean }} question */
export default function* primes({ most, die }) {
  if (die) throw new Error("out of luck");
  let found = 0;
  for (let n = 2; n <= most; n++) {
    let prime = true;
    for (let d = 2; d * d <= n && prime; d++) prime = n % d > 0;
    if (prime) found++;
    if (n % 64 === 0) yield n / most;
  }
  return found;
}
