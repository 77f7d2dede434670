/**
 * The fewest people that a figure may be about, unless a campaign asks for more; the municipality's choice, above the
 * three that Danmarks Statistik demands of what is taken home ("Datafortrolighed", and Hundepool et al. 2012, ch. 4).
 */
export const defaultLeastCell = 5;

/** No campaign may go lower: Danmarks Statistik hides what is about one or two. */
export const lowestLeastCell = 3;

/** The fewest respondents of a unit or a group that is shown by itself: twice the default cell. */
export const leastInGroup = 10;
