import { Ajv, type ErrorObject } from "ajv";
import { fail } from "../../core/primitives/errors.js";
import { studyErrors } from "./studyErrors.js";
import { studySchema, type StudyFile, type StudyNetwork } from "./studyFile.js";
import { defaultStudyParameters, withParameters } from "./studyParameters.js";

const isStudy = new Ajv({ strict: true, allowUnionTypes: true }).compile<StudyFile>(studySchema);

/**
 * Reads a study from the text of its file, and checks everything that can be wrong with it.
 *
 * @param file its name, for errors
 * @throws SK2601–SK2606, each naming the path in the file
 */
export function readStudy(text: string, file: string): StudyFile {
  const study = parse(text, file);
  if (!isStudy(study)) throw shapeError(isStudy.errors?.[0], file);

  checkNames(
    file,
    "networks",
    study.networks.map(({ name }) => name),
  );
  checkNames(
    file,
    "variants",
    (study.variants ?? []).map(({ name }) => name),
  );
  study.variants?.forEach(({ parameters }, i) =>
    withParameters(defaultStudyParameters, parameters, { file, path: `variants[${i}].parameters` }),
  );
  study.networks.forEach((network, i) => checkNetwork(network, { file, path: `networks[${i}]` }));
  return study;
}

interface Where {
  readonly file: string;
  readonly path: string;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fail(studyErrors.notJson, { file, reason: (cause as Error).message }, cause);
  }
}

function shapeError(problem: ErrorObject | undefined, file: string): Error {
  const extra = problem?.params["additionalProperty"] as string | undefined;
  const path = (problem?.instancePath ?? "")
    .slice(1)
    .replaceAll(/\/(\d+)/g, "[$1]")
    .replaceAll("/", ".");
  const reason = `${problem?.message ?? "it does not match the schema"}${extra === undefined ? "" : `: ${extra}`}`;
  return fail(studyErrors.wrongShape, { file, path: path === "" ? "The top level" : path, reason });
}

function checkNetwork(network: StudyNetwork, { file, path }: Where): void {
  const names = [...network.validators.map(({ name }) => name), ...network.miners];
  checkNames(file, `${path}.validators and miners`, names);
  withParameters(defaultStudyParameters, network.parameters, { file, path: `${path}.parameters` });

  const mustKnow = (name: string, at: string, known: readonly string[] = names): void => {
    if (known.includes(name)) return;
    const fields = { file, path: `${path}.${at}`, name, network: network.name, names: known.join(", ") };
    throw fail(studyErrors.unknownNeuron, fields);
  };
  const validators = network.validators.map(({ name }) => name);
  if (network.owner !== undefined) mustKnow(network.owner, "owner");
  network.validators.forEach(({ copies }, i) => {
    if (copies !== undefined && copies !== "consensus")
      mustKnow(copies, `validators[${i}].copies`, validators);
  });

  let earliest = 1;
  network.steps.forEach((step, i) => {
    const at = `steps[${i}]`;
    if (step.epoch < earliest || step.epoch > network.epochs) {
      const range = { epoch: step.epoch, from: earliest, to: network.epochs };
      throw fail(studyErrors.wrongEpoch, { file, path: `${path}.${at}.epoch`, ...range });
    }
    earliest = step.epoch + 1;
    for (const [validator, row] of Object.entries(step.weights ?? {})) {
      mustKnow(validator, `${at}.weights`, validators);
      for (const target of Object.keys(row)) mustKnow(target, `${at}.weights.${validator}`);
    }
    for (const name of Object.keys(step.stakes ?? {})) mustKnow(name, `${at}.stakes`);
    for (const name of step.silent ?? []) mustKnow(name, `${at}.silent`, validators);
    for (const name of step.register ?? []) mustKnow(name, `${at}.register`);
    if (Array.isArray(step.resetBonds))
      for (const name of step.resetBonds) mustKnow(name, `${at}.resetBonds`);
    withParameters(defaultStudyParameters, step.parameters, { file, path: `${path}.${at}.parameters` });
  });
}

function checkNames(file: string, path: string, names: readonly string[]): void {
  const name = names.find((each, i) => names.indexOf(each) !== i);
  if (name !== undefined) throw fail(studyErrors.duplicateName, { file, path, name });
}
