/** Stands for whatever a subnet's prices come from. */
export declare function priceAt(height: number): Promise<number>;
