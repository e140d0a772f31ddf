/**
 * The people of Les Misérables, who meets whom, and where each stands on the page. From Knuth's Stanford GraphBase, as networkx has it;
 * tests/widgets/test_friend_suggester.py holds all of it to that, and the places to anncourse's own layout.
 */

/** @type {string[]} */
export const NAMES = (
  "Anzelma Babet Bahorel Bamatabois BaronessT Blacheville Bossuet Boulatruelle Brevet Brujon Champmathieu Champtercier Chenildieu Child1 Child2 " +
  "Claquesous Cochepaille Combeferre Cosette Count CountessDeLo Courfeyrac Cravatte Dahlia Enjolras Eponine Fameuil Fantine Fauchelevent Favourite " +
  "Feuilly Gavroche Geborand Gervais Gillenormand Grantaire Gribier Gueulemer Isabeau Javert Joly Jondrette Judge Labarre Listolier LtGillenormand " +
  "Mabeuf Magnon Marguerite Marius MlleBaptistine MlleGillenormand MlleVaubois MmeBurgon MmeDeR MmeHucheloup MmeMagloire MmePontmercy MmeThenardier " +
  "Montparnasse MotherInnocent MotherPlutarch Myriel Napoleon OldMan Perpetue Pontmercy Prouvaire Scaufflaire Simplice Thenardier Tholomyes Toussaint " +
  "Valjean Woman1 Woman2 Zephine"
).split(" ");

/** The later ones whom each meets. @type {number[][]} */
const LATER = [
  [25,58,70], [9,15,25,31,37,39,58,59,70,73], [6,17,21,24,30,31,35,40,46,49,55,67], [8,10,12,16,27,39,42,73], [34,49], [23,26,27,29,44,71,76],
  [17,21,24,30,31,35,40,46,49,55,67,73], [70], [10,12,16,42,73], [15,25,31,37,59,70], [12,16,42,73], [62], [16,42,73], [14,31], [31],
  [24,25,37,39,58,59,70,73], [42,73], [21,24,30,31,35,40,46,49,67], [34,39,45,49,51,58,70,71,72,73,75], [62], [62], [24,25,30,31,35,40,46,49,55,67],
  [62], [26,27,29,44,71,76], [30,31,35,39,40,46,49,55,67,73], [37,46,49,58,59,70], [27,29,44,71,76], [29,39,44,48,58,65,69,70,71,73,76], [36,39,60,73],
  [44,71,76], [31,35,40,46,49,67], [35,37,39,40,46,49,53,55,59,67,70,73], [62], [73], [45,47,49,51,73], [40,55,67], [], [39,58,59,70,73], [73],
  [58,59,69,70,72,73,74,75], [46,49,55,67], [53], [73], [73], [71,76], [49,51], [49,61], [58], [73], [51,66,70,71,73], [56,62,73], [52,57,73], [], [],
  [73], [], [62,73], [66], [70,73], [70,73], [73], [], [63,64,73], [], [], [69], [70], [], [73], [73], [73], [76], [73], [74,75], [], [], [],
];

/** Everybody who meets, the earlier one first. @type {[number, number][]} */
export const LINKS = LATER.flatMap((later, i) => later.map((j) => /** @type {[number, number]} */ ([i, j])));

/** Thousandths of the way to the right, and up. @type {number[][]} */
export const PLACES = [
  [727, 776], [516, 474], [791, 414], [302, 622], [815, 702], [418, 938], [620, 414], [678, 844], [283, 509], [699, 525], [242, 435], [175, 120],
  [203, 487], [641, 169], [574, 159], [532, 550], [235, 569], [731, 384], [470, 685], [18, 386], [240, 86], [763, 493], [37, 310], [292, 926],
  [617, 455], [702, 626], [481, 973], [392, 769], [206, 543], [350, 984], [741, 439], [606, 383], [69, 237], [404, 345], [573, 672], [759, 284],
  [0, 638], [557, 498], [197, 608], [451, 574], [808, 461], [803, 0], [332, 424], [224, 654], [343, 920], [689, 763], [799, 549], [612, 906],
  [268, 708], [621, 581], [355, 293], [541, 732], [586, 988], [696, 170], [452, 307], [801, 319], [317, 344], [733, 905], [510, 688], [523, 416],
  [270, 399], [1000, 535], [240, 310], [305, 67], [116, 172], [178, 879], [764, 717], [710, 275], [415, 289], [303, 720], [560, 618], [515, 846],
  [356, 687], [412, 521], [333, 471], [350, 631], [423, 1000],
];
