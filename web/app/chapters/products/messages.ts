import { translations } from '../../messages/index.svelte';

export const t = translations({
  ko: {
    title: '복사하고, 뒤집고, 곱하기',
    short: '행렬 곱',
    words:
      '헤드 하나에서 토큰은 숫자 {size}개입니다. 모든 토큰끼리 내적(dot product)을 한 번에 구하는 방법이 행렬 곱(matrix multiplication)입니다.',
    steps:
      '① 두 번째 행렬을 옆에 복사(copy)하고 ② 행과 열을 바꾸어 전치(transpose)한 다음 ③ 곱합니다(multiply). 그러면 {rows}×{size} · {size}×{cols} = {rows}×{cols}, 모든 토큰 쌍의 내적이 나옵니다.',
    again:
      '소프트맥스를 거친 이 표에 다시 헤드를 곱하면 {rows}×{cols} · {cols}×{size} = {rows}×{size}. 처음과 같은 모양으로 돌아옵니다. 헤드마다 똑같이 합니다.',
    click: '결과의 아무 칸이나 눌러 보세요. 그 칸을 만든 행과 열, 곱이 모두 나옵니다.',
    names:
      '곱하는 두 사본은 사실 서로 다릅니다. 그래서 Q, K, V라는 이름이 있고, 다음 장에서 만듭니다.',
    waiting: '모델이 번역을 시작하면 이 문장의 행렬이 여기에 나타납니다.',
    'which.label': '어떤 곱',
    'which.products': '헤드끼리 Q·Kᵀ',
    'which.context': '다시 헤드와 A·V',
    label: '{left} {rows}×{run}과 {right} {run}×{cols}의 곱',
    'axis.dimension': '차원',
    'wrong.title': '아무거나 곱할 수 있을까요?',
    'wrong.text':
      '왼쪽의 열 수와 오른쪽의 행 수가 같아야 곱할 수 있습니다. 행렬을 바꿔 가며 확인해 보세요.',
    'wrong.left': '왼쪽 행렬',
    'wrong.right': '오른쪽 행렬',
    'wrong.fits': '{inner} = {inner}이므로 곱할 수 있고, 결과는 {rows}×{cols}입니다.',
    'wrong.refused': '곱할 수 없습니다. 왼쪽의 열은 {cols}개인데 오른쪽의 행은 {rows}개입니다.',
    'wrong.message': '패키지의 답',
    'question.prompt':
      '이 헤드에서 ‘{query}’의 쿼리와 내적이 가장 큰 토큰은 무엇일까요? Q·Kᵀ의 ‘{query}’ 행을 보세요.',
    'question.feedback': '‘{query}’ 행에서 가장 큰 내적은 ‘{key}’의 {value}입니다.',
  },
  en: {
    title: 'Copy, transpose, multiply',
    short: 'Products',
    words:
      'In one head a token is {size} numbers. The dot products of all tokens with all tokens come from one matrix multiplication.',
    steps:
      '① Copy the second matrix beside the first, ② transpose it, rows become columns, and ③ multiply. {rows}×{size} · {size}×{cols} = {rows}×{cols}: the dot product of every pair of tokens.',
    again:
      'After softmax this table is multiplied with the head again: {rows}×{cols} · {cols}×{size} = {rows}×{size}, the shape it had at first. Every head does the same.',
    click:
      'Click any cell of a result: there is the row, the column and every product that made it.',
    names:
      'The two copies are not really equal. That is why they have names, Q, K and V; the next chapter makes them.',
    waiting: 'Once the model translates, the matrices of this sentence appear here.',
    'which.label': 'Which product',
    'which.products': 'Head with head Q·Kᵀ',
    'which.context': 'With the head again A·V',
    label: 'Product of {left}, {rows}×{run}, and {right}, {run}×{cols}',
    'axis.dimension': 'dimension',
    'wrong.title': 'Can anything be multiplied?',
    'wrong.text':
      'The left matrix must have as many columns as the right one has rows. Try other matrices.',
    'wrong.left': 'Left matrix',
    'wrong.right': 'Right matrix',
    'wrong.fits': '{inner} = {inner}, so they can be multiplied: the result is {rows}×{cols}.',
    'wrong.refused':
      'They cannot be multiplied: the left one has {cols} columns, the right one {rows} rows.',
    'wrong.message': 'What the package answers',
    'question.prompt':
      'In this head, which token has the largest dot product with the query of “{query}”? Look at the row “{query}” of Q·Kᵀ.',
    'question.feedback': 'In the row “{query}” the largest dot product is {value}, with “{key}”.',
  },
});
