insert into strike_row (id, operator, origin_state, wildlife_species)
select rownum(), "Aircraft Airline Operator", "Origin State", "Wildlife Species"
from csvread('classpath:birdstrikes.csv', null, 'caseSensitiveColumnNames=true charset=UTF-8');
