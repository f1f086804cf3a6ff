// Turns raw scores into probabilities that mean what they say, by logistic regression on scores of lines that were not trained on.

/** Coefficients of a logistic model: `probability = 1 / (1 + e^-(bias + Σ weight·input))`. */
export interface Logistic {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** One observation: the inputs and whether it was right. */
export interface Observation {
  readonly inputs: readonly number[];
  readonly right: boolean;
}

const steps = 400;
const ridge = 1e-3;

function linear(model: Logistic, inputs: readonly number[]): number {
  return inputs.reduce((sum, input, i) => sum + input * (model.weights[i] ?? 0), model.bias);
}

/** The probability (0..1) that the model gives to these inputs. */
export function probability(model: Logistic, inputs: readonly number[]): number {
  return 1 / (1 + Math.exp(-linear(model, inputs)));
}

/** Means and deviations of each input, so that one step length suits all of them. */
function scaling(observations: readonly Observation[]): { means: number[]; deviations: number[] } {
  const size = observations[0]?.inputs.length ?? 0;
  const means = Array.from(
    { length: size },
    (_, i) => observations.reduce((sum, o) => sum + (o.inputs[i] ?? 0), 0) / observations.length,
  );
  const deviations = means.map((mean, i) => {
    const variance =
      observations.reduce((sum, o) => sum + ((o.inputs[i] ?? 0) - mean) ** 2, 0) / observations.length;
    return Math.sqrt(variance) || 1;
  });
  return { means, deviations };
}

/**
 * Fits a logistic model by full-batch gradient descent with momentum on standardised inputs.
 * @param observations - at least one right and one wrong; all with the same number of inputs
 */
export function fitLogistic(observations: readonly Observation[]): Logistic {
  const { means, deviations } = scaling(observations);
  const rows = observations.map((o) =>
    o.inputs.map((input, i) => (input - (means[i] ?? 0)) / (deviations[i] ?? 1)),
  );
  const weights = means.map(() => 0);
  const speed = means.map(() => 0);
  let bias = 0;
  let biasSpeed = 0;
  for (let step = 0; step < steps; step++) {
    const slope = weights.map((weight) => ridge * weight);
    let biasSlope = 0;
    rows.forEach((row, at) => {
      const error = probability({ bias, weights }, row) - (observations[at]?.right === true ? 1 : 0);
      biasSlope += error / rows.length;
      row.forEach((input, i) => (slope[i] = (slope[i] ?? 0) + (error * input) / rows.length));
    });
    biasSpeed = 0.9 * biasSpeed - biasSlope;
    bias += biasSpeed;
    weights.forEach((weight, i) => {
      speed[i] = 0.9 * (speed[i] ?? 0) - (slope[i] ?? 0);
      weights[i] = weight + (speed[i] ?? 0);
    });
  }
  const scaled = weights.map((weight, i) => weight / (deviations[i] ?? 1));
  return { bias: scaled.reduce((sum, weight, i) => sum - weight * (means[i] ?? 0), bias), weights: scaled };
}
