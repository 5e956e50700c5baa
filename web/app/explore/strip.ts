/** A matrix as a picture without gaps, its rows sharp, however narrow its columns are. */
import { squeeze } from '../views/matrix/squeeze';

/** A pixel for each column, or `width` of them where there are more columns; a row for each row. */
export const stripOf = (image: ImageData, width: number): ImageData =>
  image.width > width ? squeeze(image, 0, image.width, width) : image;
