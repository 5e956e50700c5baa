import { translations } from '../messages/index.svelte';

export const t = translations({
  ko: {
    show: '코드 보기',
    'show.of': '코드 보기: {of}',
    about:
      'npm 패키지 glassformer로 이 숫자를 구하는 코드입니다. 복사하면 Node에서도 그대로 실행됩니다.',
    run: '실행',
    stop: '멈춤',
    copy: '복사',
    copied: '복사했습니다',
    'copied.not': '복사하지 못했습니다',
    running: '실행하는 중',
    waiting: '모델이 준비되면 실행할 수 있습니다.',
    result: '실행 결과',
    shape: '모양 {dims}',
    'shape.part': '모양 {dims}, 그중 [{part}]',
    row: '행',
    column: '열',
    same: '화면의 숫자와 한 자리도 다르지 않습니다.',
    'same.text': '화면과 같습니다.',
    rounded: '화면의 숫자와 같습니다. 가장 큰 차이 {difference}은 반올림에서 옵니다.',
    eight:
      '화면의 숫자와 가장 크게는 {difference} 다릅니다. 모델은 행렬 W를 8비트 정수로 반올림해 곱하고, 이 코드는 32비트로 곱합니다.',
    different: '화면과 다릅니다. 가장 큰 차이는 {difference}입니다.',
    'different.text': '화면과 다릅니다.',
  },
  en: {
    show: 'Show the code',
    'show.of': 'Show the code: {of}',
    about:
      'These lines give the same numbers with the npm package glassformer. Copied, they run in Node just so.',
    run: 'Run',
    stop: 'Stop',
    copy: 'Copy',
    copied: 'Copied',
    'copied.not': 'Could not be copied',
    running: 'Running',
    waiting: 'Can be run once the model is ready.',
    result: 'Result',
    shape: 'Shape {dims}',
    'shape.part': 'Shape {dims}, of it [{part}]',
    row: 'row',
    column: 'column',
    same: 'The same numbers as in the view, to the last digit.',
    'same.text': 'The same as in the view.',
    rounded: 'The same numbers as in the view; the largest difference, {difference}, is rounding.',
    eight:
      'The largest difference from the view is {difference}: the model multiplies with W rounded to 8-bit integers, these lines in 32 bits.',
    different: 'Not the same as in the view: the largest difference is {difference}.',
    'different.text': 'Not the same as in the view.',
  },
});
