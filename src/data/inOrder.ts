/** Work that begins at once, as long as nothing before it is still being made ready. */
export interface Order {
  /**
   * Begins when all that was asked for earlier has ended its wait.
   * @param material what the work is done with; what is not there yet holds up everything behind it.
   */
  run<With, Result>(material: With | Promise<With>, work: (material: With) => Promise<Result>): Promise<Result>;
}

export function inOrder(): Order {
  let underWay: Promise<unknown> | undefined;
  return {
    run: (material, work) => {
      if (!underWay && !(material instanceof Promise)) return work(material);
      const running = Promise.all([material, underWay]).then(([ready]) => work(ready));
      const mine = running.then(
        () => undefined,
        () => undefined,
      );
      underWay = mine;
      void mine.then(() => {
        if (underWay === mine) underWay = undefined;
      });
      return running;
    },
  };
}
