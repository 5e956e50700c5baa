import { translations } from '../../messages/index.svelte';

export const t = translations({
  ko: {
    title: '피드포워드',
    short: '피드포워드',
    layers:
      '어텐션이 끝나면 토큰은 한 개씩 작은 신경망을 지납니다. 피드포워드 네트워크(feed-forward network)입니다. 입력층 {size} → 은닉층 {hidden} → 출력층 {size}.',
    activation:
      '은닉층(hidden layer)의 유닛은 가중합이 0보다 크면 켜지고, 0보다 작으면 0이 됩니다(ReLU). 토큰마다 켜지는 유닛이 다릅니다.',
    alone:
      '여기서는 다른 토큰을 보지 않습니다. 서로를 보는 일은 어텐션이, 혼자 생각하는 일은 피드포워드가 맡습니다.',
    waiting: '모델이 번역을 시작하면 이 문장의 숫자가 여기에 나타납니다.',
    token: '토큰',
    'axis.dimension': '차원',
    'axis.unit': '은닉 유닛',
    'axis.token': '토큰',
    'axis.part': '부분',
    'axis.fires': '켜진 유닛',
    'flow.title': '토큰 하나가 지나가는 길',
    'flow.input': '입력층',
    'flow.fc1': '은닉층에 들어온 값',
    'flow.activation': '켜진 뒤',
    'flow.fc2': '출력층',
    'flow.fires': '{total}개 중 {n}개가 켜졌습니다.',
    'flow.strongest': '가장 세게 켜진 유닛',
    'flow.unit': '{n}번',
    'all.title': '토큰마다 다른 유닛이 켜집니다',
    'all.label': '모든 토큰의 은닉 유닛',
    'other.title': '다른 토큰을 바꾸면?',
    'other.text':
      '문장에서 토큰 하나를 빼고 ‘{token}’의 결과를 다시 계산합니다. 어텐션의 결과는 달라지지만 피드포워드의 결과는 그대로입니다.',
    'other.choose': '뺄 토큰',
    'other.label': '‘{token}’의 결과가 달라진 만큼',
    'other.attention': '셀프 어텐션',
    'other.feed_forward': '피드포워드',
    'other.largest': '최대',
    'other.whole': '문장 전체',
    'other.left_out': '토큰을 빼고',
    'other.exact':
      '둘 다 같은 입력에서 모델의 가중치로, 32비트 숫자로 다시 계산했습니다. 모델은 8비트로 반올림해 계산하므로 위의 값과는 조금 다릅니다.',
    'other.masked': '디코더는 뒤의 토큰을 보지 않으므로, 뒤의 토큰을 빼면 어텐션도 그대로입니다.',
    'question.prompt': '은닉 유닛이 가장 많이 켜지는 토큰은 무엇일까요?',
    'question.feedback': '‘{token}’에서 {total}개 중 {n}개가 켜집니다.',
  },
  en: {
    title: 'Feed-forward',
    short: 'Feed-forward',
    layers:
      'After attention each token goes through a small neural network, one by one: the feed-forward network. Input layer {size} → hidden layer {hidden} → output layer {size}.',
    activation:
      'A unit of the hidden layer fires where its weighted sum is above 0; below, it becomes 0 (ReLU). Each token makes other units fire.',
    alone:
      'No other token is looked at here. Attention is for looking at one another, feed-forward for thinking alone.',
    waiting: 'Once the model translates, the numbers of this sentence appear here.',
    token: 'Token',
    'axis.dimension': 'dimension',
    'axis.unit': 'hidden unit',
    'axis.token': 'token',
    'axis.part': 'part',
    'axis.fires': 'fire',
    'flow.title': 'The way of one token',
    'flow.input': 'Input layer',
    'flow.fc1': 'What comes into the hidden layer',
    'flow.activation': 'What fires',
    'flow.fc2': 'Output layer',
    'flow.fires': '{n} of {total} units fire.',
    'flow.strongest': 'Units that fire most strongly',
    'flow.unit': 'unit {n}',
    'all.title': 'Each token makes other units fire',
    'all.label': 'Hidden units of all tokens',
    'other.title': 'What if another token changes?',
    'other.text':
      'One token is left out of the sentence, and the result of “{token}” computed again. What attention gives changes; what feed-forward gives stays.',
    'other.choose': 'Leave out',
    'other.label': 'How much the result of “{token}” changes',
    'other.attention': 'self-attention',
    'other.feed_forward': 'feed-forward',
    'other.largest': 'largest',
    'other.whole': 'Whole sentence',
    'other.left_out': 'Left out',
    'other.exact':
      'Both are computed again from the same input with the model’s weights, in 32-bit numbers. The model rounds to 8 bits, so its own values above are a little different.',
    'other.masked':
      'The decoder does not see later tokens: leave one of those out, and attention stays, too.',
    'question.prompt': 'Which token makes the most hidden units fire?',
    'question.feedback': '“{token}” makes {n} of {total} fire.',
  },
});
