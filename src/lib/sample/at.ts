/** The element at `index`. @throws RangeError when the list has none, which would be a fault of the generator. */
export function at<T>(list: readonly T[], index: number): T {
	if (!Number.isInteger(index) || index < 0 || index >= list.length)
		throw new RangeError(`No element ${index} of ${list.length}`);
	return list[index] as T;
}
